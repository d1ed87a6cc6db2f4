package org.hansho.sigma;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The modifiers that make other bytes of a text: UTF-16 in its forms, base64, and base64 at an
 * unknown offset. They apply in the order written.
 *
 * <p>Source: Sigma specification 2.1, "Modifiers"; the trimming of {@code base64offset} follows
 * pySigma.
 */
final class Encodings {
  /** Characters at the start of base64 that depend on the bytes before the value. */
  private static final int[] UNKNOWN_AT_START = {0, 2, 3};

  /** Characters at the end that depend on the bytes after it, by the length modulo three. */
  private static final int[] UNKNOWN_AT_END = {0, 3, 2};

  private Encodings() {}

  /** The texts that the value may stand as; more than one only with {@code base64offset}. */
  static List<String> encode(List<Modifier> encodings, String value) {
    List<byte[]> forms = List.of(value.getBytes(StandardCharsets.UTF_8));
    boolean bytesOfUtf8 = true;
    for (Modifier encoding : encodings) {
      List<byte[]> next = new ArrayList<>();
      for (byte[] form : forms) {
        next.addAll(apply(encoding, form));
      }
      forms = next;
      bytesOfUtf8 = encoding == Modifier.BASE64 || encoding == Modifier.BASE64_OFFSET;
    }
    boolean ascii = bytesOfUtf8;
    return forms.stream()
        .map(f -> new String(f, ascii ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static List<byte[]> apply(Modifier encoding, byte[] form) {
    String text = new String(form, StandardCharsets.UTF_8);
    return switch (encoding) {
      case WIDE -> List.of(text.getBytes(StandardCharsets.UTF_16LE));
      case UTF16BE -> List.of(text.getBytes(StandardCharsets.UTF_16BE));
      case UTF16 -> List.of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
      case BASE64 -> List.of(Base64.getEncoder().encode(form));
      case BASE64_OFFSET -> atOffsets(form);
      default -> throw new IllegalArgumentException(encoding.word());
    };
  }

  private static List<byte[]> atOffsets(byte[] form) {
    List<byte[]> shifts = new ArrayList<>();
    for (int offset = 0; offset < UNKNOWN_AT_START.length; offset++) {
      byte[] shifted = new byte[offset + form.length];
      System.arraycopy(form, 0, shifted, offset, form.length);
      String text = Base64.getEncoder().encodeToString(shifted);
      int end = text.length() - UNKNOWN_AT_END[shifted.length % UNKNOWN_AT_END.length];
      int start = Math.min(UNKNOWN_AT_START[offset], end);
      shifts.add(text.substring(start, end).getBytes(StandardCharsets.US_ASCII));
    }
    return shifts;
  }
}
