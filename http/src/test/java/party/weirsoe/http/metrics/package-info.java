/** Tests of what operators read and order. */
@NullMarked
package party.weirsoe.http.metrics;

import org.jspecify.annotations.NullMarked;
