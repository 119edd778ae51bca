package party.weirsoe.http.socket;

import java.util.Optional;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.CompletionStrategy;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.typed.javadsl.ActorSink;
import org.apache.pekko.stream.typed.javadsl.ActorSource;
import party.weirsoe.http.socket.SocketMessage.Heard;
import party.weirsoe.http.socket.SocketMessage.Outgoing;

/** The stream between a connection and its {@link SocketActor}: one message at a time in both directions, no buffers. */
final class SocketFlow {
    private SocketFlow() {}

    static Flow<Message, Message, NotUsed> create(ActorRef<SocketMessage> socket, SocketLimits limits) {
        // Not coupled: the actor ends both sides, so that its bye is not lost when the client has said its last word.
        return Flow.fromSinkAndSource(fromClient(socket, limits), toClient(socket))
                .addAttributes(Attributes.inputBuffer(1, 1));
    }

    private static Sink<Message, NotUsed> fromClient(ActorRef<SocketMessage> socket, SocketLimits limits) {
        Sink<ClientMessage, NotUsed> heard = ActorSink.actorRefWithBackpressure(
                socket,
                SocketMessage.Said::new,
                SocketMessage.Listening::new,
                Heard.NEXT,
                new SocketMessage.Gone(),
                failure -> new SocketMessage.Gone());
        return Flow.of(Message.class)
                .flatMapConcat(message -> read(message, limits))
                .to(heard);
    }

    private static Source<Message, NotUsed> toClient(ActorRef<SocketMessage> socket) {
        Source<Outgoing, ActorRef<Outgoing>> said = ActorSource.actorRefWithBackpressure(
                socket,
                new SocketMessage.Written(),
                outgoing -> outgoing instanceof Outgoing.End
                        ? Optional.of(CompletionStrategy.draining())
                        : Optional.empty(),
                outgoing -> Optional.empty());
        return said.mapMaterializedValue(out -> {
                    socket.tell(new SocketMessage.Connected(out));
                    return NotUsed.getInstance();
                })
                .map(outgoing -> switch (outgoing) {
                    case Outgoing.Text text -> TextMessage.create(text.json());
                    case Outgoing.End end ->
                        throw new IllegalStateException("completes the stream before it gets here");
                });
    }

    /**
     * One message of the client, collected within its bounds if it comes in pieces. What is too long is read to its end all
     * the same: the library would not see the client's close behind it.
     */
    private static Source<ClientMessage, NotUsed> read(Message message, SocketLimits limits) {
        if (!message.isText()) {
            return Source.<ClientMessage>single(new ClientMessage.Malformed())
                    .concat(message.asBinaryMessage()
                            .getStreamedData()
                            .filter(part -> false)
                            .map(part -> new ClientMessage.Malformed()));
        }
        TextMessage text = message.asTextMessage();
        if (text.isStrict()) {
            Assembly assembly = new Assembly(limits.frameBytesMax());
            return Source.single(
                    assembly.add(text.getStrictText()).or(assembly::end).orElseThrow());
        }
        return text.getStreamedText()
                .completionTimeout(limits.frameMax())
                .statefulMap(
                        () -> new Assembly(limits.frameBytesMax()),
                        (assembly, part) -> Pair.create(assembly, assembly.add(part)),
                        assembly -> Optional.of(assembly.end()))
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .recover(Throwable.class, ClientMessage.Malformed::new)
                .mapMaterializedValue(ignored -> NotUsed.getInstance());
    }
}
