/** Whether what lies in {@code deploy/} fits the server: as far as no container engine and no cluster is needed to tell. */
@NullMarked
package party.weirsoe.http.deploy;

import org.jspecify.annotations.NullMarked;
