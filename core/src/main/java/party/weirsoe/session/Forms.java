package party.weirsoe.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.jackson.JacksonObjectMapperProvider;
import org.jspecify.annotations.Nullable;

/**
 * Values as Jackson CBOR under manifests that name the form and its version, never a class, so that classes may be renamed.
 * What is not marked nullable must be there when it is read: a null in its place would be found much later.
 */
final class Forms {
    private final String noun;
    private final Map<String, Class<?>> types;
    private final Map<Class<?>, String> manifests = new HashMap<>();
    private final ObjectMapper mapper;

    /**
     * @param noun what errors call a value
     * @param binding the settings of the mapper, below {@code pekko.serialization.jackson}
     * @param types by manifest
     */
    Forms(ExtendedActorSystem system, String noun, String binding, Map<String, Class<?>> types) {
        this.noun = noun;
        this.types = types;
        types.forEach((manifest, type) -> manifests.put(type, manifest));
        this.mapper = JacksonObjectMapperProvider.get(system)
                .create(binding, Optional.of(new CBORFactory()))
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        DeserializationConfig reading = mapper.getDeserializationConfig();
        mapper.setConfig(
                reading.with(AnnotationIntrospector.pair(new MustBeThere(), reading.getAnnotationIntrospector())));
    }

    String manifest(Object value) {
        String manifest = manifests.get(value.getClass());
        if (manifest == null) {
            throw new IllegalArgumentException("not a " + noun + ": " + value.getClass());
        }
        return manifest;
    }

    byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException("a " + noun + " cannot be written: " + manifest(value), e);
        }
    }

    /** @throws NotSerializableException for a form that only a newer release knows */
    Object read(byte[] bytes, String manifest) throws NotSerializableException {
        Class<?> type = types.get(manifest);
        if (type == null) {
            throw new NotSerializableException("a " + noun + " of the form " + manifest
                    + " was written by a newer release; this one cannot read it");
        }
        try {
            return mapper.readValue(bytes, type);
        } catch (IOException e) {
            throw new IllegalStateException("a " + noun + " of the form " + manifest + " cannot be read", e);
        }
    }

    /** Takes the components of records at their word. One with a setting for nulls has a default. */
    private static final class MustBeThere extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            Class<?> owner = member.getDeclaringClass();
            if (!(member instanceof AnnotatedParameter parameter)
                    || !owner.isRecord()
                    || member.hasAnnotation(JsonSetter.class)) {
                return null;
            }
            return !owner.getRecordComponents()[parameter.getIndex()]
                    .getAnnotatedType()
                    .isAnnotationPresent(Nullable.class);
        }
    }
}
