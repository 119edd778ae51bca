package party.weirsoe.http.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the body of a command may say. A command whose members are all optional needs no body. */
public record BodySpec(List<Member> members) {
    public static final BodySpec EMPTY = of();

    public BodySpec {
        members = List.copyOf(members);
    }

    public static BodySpec of(Member... members) {
        return new BodySpec(List.of(members));
    }

    public boolean isOptional() {
        return members.stream().noneMatch(Member::required);
    }

    @Nullable Member find(String name) {
        for (Member member : members) {
            if (member.name().equals(name)) {
                return member;
            }
        }
        return null;
    }
}
