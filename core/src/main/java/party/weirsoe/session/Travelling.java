package party.weirsoe.session;

/**
 * What goes from node to node. It has a form that the releases before and after can read ({@link MessageSerializer});
 * whatever else an actor is told stays within its node, and cannot be sent to another.
 */
sealed interface Travelling
        permits SessionMessage.Open,
                SessionMessage.Join,
                SessionMessage.Command,
                SessionMessage.View,
                SessionMessage.Subscribe,
                SessionMessage.Poll,
                SessionMessage.Unsubscribe,
                SessionMessage.Remove,
                FeedMessage.Subscribed,
                FeedMessage.Denied,
                FeedMessage.Published,
                FeedMessage.Status,
                FeedMessage.Closed,
                OpenAnswer,
                Removal,
                Reply {}
