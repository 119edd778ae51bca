/** The composition root: settings, the node, the command line. Nothing else may depend on it. */
@NullMarked
package party.weirsoe.http;

import org.jspecify.annotations.NullMarked;
