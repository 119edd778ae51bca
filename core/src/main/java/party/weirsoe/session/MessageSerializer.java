package party.weirsoe.session;

import static java.util.Map.entry;

import java.io.NotSerializableException;
import java.util.Map;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * What nodes tell each other. During an upgrade two releases talk, so a form changes in two ways only: a member is added
 * that may be absent, and that the other release leaves out; or there is a new form, sent from the release after the one
 * that can read it. Golden files hold what was sent. A message that cannot be read is dropped and its request
 * {@code outcome_unknown}; sent again, it finds its way.
 */
public final class MessageSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 27_711;

    static final Map<String, Class<?>> BY_MANIFEST = Map.ofEntries(
            entry("open.v1", SessionMessage.Open.class),
            entry("join.v1", SessionMessage.Join.class),
            entry("command.v1", SessionMessage.Command.class),
            entry("view.v1", SessionMessage.View.class),
            entry("subscribe.v1", SessionMessage.Subscribe.class),
            entry("poll.v1", SessionMessage.Poll.class),
            entry("unsubscribe.v1", SessionMessage.Unsubscribe.class),
            entry("remove.v1", SessionMessage.Remove.class),
            entry("removal.v1", Removal.class),
            entry("feed.subscribed.v1", FeedMessage.Subscribed.class),
            entry("feed.denied.v1", FeedMessage.Denied.class),
            entry("feed.published.v1", FeedMessage.Published.class),
            entry("feed.status.v1", FeedMessage.Status.class),
            entry("feed.closed.v1", FeedMessage.Closed.class),
            entry("opening.answered.v1", OpenAnswer.Answered.class),
            entry("opening.code-taken.v1", OpenAnswer.CodeTaken.class),
            entry("reply.done.v1", Reply.Done.class),
            entry("reply.opened.v1", Reply.Opened.class),
            entry("reply.joined.v1", Reply.Joined.class),
            entry("reply.view.v1", Reply.View.class),
            entry("reply.not-modified.v1", Reply.NotModified.class),
            entry("reply.refused.v1", Reply.Refused.class),
            entry("reply.outcome-unknown.v1", Reply.OutcomeUnknown.class),
            entry("reply.unavailable.v1", Reply.Unavailable.class));

    private final Forms forms;

    public MessageSerializer(ExtendedActorSystem system) {
        this.forms = new Forms(system, "message", "party.weirsoe.session.messages", BY_MANIFEST);
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        return forms.manifest(message);
    }

    @Override
    public byte[] toBinary(Object message) {
        return forms.write(message);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return forms.read(bytes, manifest);
    }
}
