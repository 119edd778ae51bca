/** Question packs: model, reading, checking, writing, and making them from spreadsheets. Knows the rules' {@code Question} and no Pekko. */
@NullMarked
package party.weirsoe.pack;

import org.jspecify.annotations.NullMarked;
