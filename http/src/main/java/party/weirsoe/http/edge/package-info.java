/** The routes: who may call what, in which order a request is checked, and how a session's reply becomes a response. Knows the seam {@code Sessions}, not the actors behind it. */
@NullMarked
package party.weirsoe.http.edge;

import org.jspecify.annotations.NullMarked;
