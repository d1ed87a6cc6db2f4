package org.hansho.files.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;

/**
 * Names of the members of one ZIP file, as results show them. They are only shown: nothing is
 * written under them, whatever they say. Belongs to one thread.
 *
 * <p>A name that does not say it is UTF-8 is read as UTF-8 if it can be, else as Windows-31J
 * (CP932), in which archives are written in Japan, else byte by byte. Names that come again get a
 * number; names of more than {@link #LONGEST} characters are cut and get their hash.
 */
final class MemberName {
  static final int LONGEST = 1000;

  private static final String JAPANESE = "windows-31j";

  /** How often a name came, by its hash. */
  private final Map<Integer, Integer> seen = new HashMap<>();

  /** The name of the next member. */
  String of(ZipArchiveEntry member) {
    String name = text(member);
    int times = seen.merge(name.hashCode(), 1, Integer::sum);
    if (name.length() > LONGEST) {
      name = name.substring(0, LONGEST) + "…" + Integer.toHexString(name.hashCode());
    }
    return times == 1 ? name : name + "#" + times;
  }

  private static String text(ZipArchiveEntry member) {
    byte[] raw = member.getRawName();
    if (raw == null || member.getNameSource() != NameSource.NAME) {
      return member.getName();
    }
    try {
      return decoded(raw, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return member.getGeneralPurposeBit().usesUTF8ForNames() ? member.getName() : japanese(raw);
    }
  }

  private static String japanese(byte[] raw) {
    if (Charset.isSupported(JAPANESE)) {
      try {
        return decoded(raw, Charset.forName(JAPANESE));
      } catch (CharacterCodingException e) {
        // Neither of the two.
      }
    }
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  private static String decoded(byte[] raw, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
  }
}
