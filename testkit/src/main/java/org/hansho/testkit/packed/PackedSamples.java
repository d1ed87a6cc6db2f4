package org.hansho.testkit.packed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packed content for tests. */
public final class PackedSamples {
  private static final int TAR_BLOCK = 512;

  private PackedSamples() {}

  /** So many lines of some 25 bytes, which pack to about a third. */
  public static byte[] lines(int lines) {
    Random random = new Random(lines);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("line ").append(i).append(' ').append(random.nextLong()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Packs as gzip. */
  public static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** Packs as a ZIP file, members by name, with data descriptors. */
  public static byte[] zip(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    }
    return out.toByteArray();
  }

  /** Packs as a tar archive of ustar, members by name; folders end with a slash. */
  public static byte[] tar(Map<String, byte[]> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
      boolean folder = member.getKey().endsWith("/");
      out.writeBytes(tarMember(member.getKey(), folder ? '5' : '0', member.getValue()));
    }
    out.writeBytes(new byte[2 * TAR_BLOCK]);
    return out.toByteArray();
  }

  /** One member of a tar archive of a type, padded; the archive ends with two blocks of zeros. */
  public static byte[] tarMember(String name, char type, byte[] content) {
    byte[] header = new byte[TAR_BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format("%011o\0%011o\0", content.length, 0));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    byte[] padded = Arrays.copyOf(content, (content.length + 511) / TAR_BLOCK * TAR_BLOCK);
    return joined(header, padded);
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  /** One after the other. */
  public static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** The same with so many bytes turned over from a place on. */
  public static byte[] flipped(byte[] bytes, int place, int length) {
    byte[] other = bytes.clone();
    for (int i = place; i < place + length; i++) {
      other[i] ^= (byte) 0xFF;
    }
    return other;
  }
}
