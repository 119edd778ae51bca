package party.weirsoe.http.pages;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a flat design with its most frequent colours only: a third of the bytes, and nobody sees it. */
final class SmallPng {
    private static final int COLOURS = 48;

    private SmallPng() {}

    static void write(byte[] png, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(indexed(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage indexed(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        int[] palette = palette(counts);
        BufferedImage small = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        Map<Integer, Integer> nearest = new HashMap<>();
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int colour = pixels[i] & 0xffffff;
            indices[i] = nearest.computeIfAbsent(colour, wanted -> nearest(wanted, palette))
                    .byteValue();
        }
        small.getRaster().setDataElements(0, 0, width, height, indices);
        return small;
    }

    /** The most frequent colours that are not each other's neighbours. */
    private static int[] palette(Map<Integer, Integer> counts) {
        List<Integer> byFrequency = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        int[] palette = new int[COLOURS];
        int size = 0;
        for (int apart : new int[] {600, 60, 0}) {
            for (int colour : byFrequency) {
                if (size < COLOURS
                        && (size == 0 || distance(colour, palette[nearest(colour, palette, size)]) > apart)) {
                    palette[size++] = colour;
                }
            }
        }
        return Arrays.copyOf(palette, size);
    }

    private static int nearest(int colour, int[] palette) {
        return nearest(colour, palette, palette.length);
    }

    private static int nearest(int colour, int[] palette, int size) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }
}
