/** The commands of the command line beside {@code serve}. They read and write files, and know no server. */
@NullMarked
package party.weirsoe.http.command;

import org.jspecify.annotations.NullMarked;
