/** Tests of the pages in a real Chromium, against the whole server. They know pages by their {@code data-wpp} hooks alone. */
@NullMarked
package party.weirsoe.http.pages;

import org.jspecify.annotations.NullMarked;
