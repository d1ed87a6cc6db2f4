package org.hansho.files.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The members of a tar archive in the order of their bytes: ustar, pax and GNU. Regular files are
 * members; folders, links and devices are passed over, for nothing is written anywhere. A sparse
 * file is refused. Names and sizes of pax and GNU are accepted up to {@link #LONGEST_EXTENSION}.
 * Belongs to one thread.
 */
final class TarMembers {
  /** Bytes of a header, and of what contents are padded to. */
  static final int BLOCK = 512;

  private static final int LONGEST_EXTENSION = 64 << 10;
  private static final int AT_ONCE = 1 << 16;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int SUM_AT = 148;
  private static final int SUM_LENGTH = 8;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX_LENGTH = 155;
  private static final int NAME_LENGTH = 100;
  private static final byte[] USTAR = {'u', 's', 't', 'a', 'r'};

  private final InputStream packed;
  private final Content bytes;
  private final SalvagingStream content;
  private final byte[] header = new byte[BLOCK];
  private final byte[] dropped = new byte[1 << 12];
  private final Map<String, Integer> seen = new HashMap<>();
  private String name = "";
  private String longName = "";
  private long longSize = -1;
  private boolean saidSparse;
  private boolean sparse;

  TarMembers(InputStream packed, Budget budget) {
    this.packed = packed;
    bytes = new Content();
    content = new SalvagingStream(new BudgetedStream(bytes, budget), AT_ONCE);
  }

  /** Whether a file that begins so is a tar archive: its mark, and the sum of its header. */
  static boolean begins(byte[] first, int length) {
    if (length < BLOCK) {
      return false;
    }
    for (int i = 0; i < USTAR.length; i++) {
      if (first[MAGIC_AT + i] != USTAR[i]) {
        return false;
      }
    }
    return isSummed(first);
  }

  /** The sum of all bytes, those of the sum itself taken as blanks. */
  private static boolean isSummed(byte[] block) {
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean own = i >= SUM_AT && i < SUM_AT + SUM_LENGTH;
      sum += own ? ' ' : block[i] & 0xFF;
    }
    return sum == octal(block, SUM_AT, SUM_LENGTH);
  }

  /**
   * Goes to the next member that is a file.
   *
   * @return false behind the last one
   * @throws IOException if the archive is damaged or ends early
   */
  boolean next() throws IOException {
    bytes.skipRest();
    content.next();
    while (readHeader()) {
      char type = (char) header[TYPE_AT];
      long size = longSize >= 0 && type != 'L' && type != 'x' ? longSize : size();
      bytes.begin(size);
      switch (type) {
        case 'L', 'x', 'g', 'K' -> extension(type, size);
        case '0', 0, '7', 'S' -> {
          sparse = type == 'S' || saidSparse;
          name = numbered(longName.isEmpty() ? shortName() : longName);
          forget();
          return true;
        }
        default -> {
          bytes.skipRest();
          forget();
        }
      }
    }
    return false;
  }

  private void forget() {
    longName = "";
    longSize = -1;
    saidSparse = false;
  }

  /** The name of the member, numbered if it came before. */
  String name() {
    return name;
  }

  /** Whether only parts of the member's content stand in the archive. */
  boolean isSparse() {
    return sparse;
  }

  SalvagingStream content() {
    return content;
  }

  /** Reads what nobody wanted of the member, which counts against the caps too. */
  void drain() {
    while (content.read(dropped, 0, dropped.length) >= 0) {
      // Dropped.
    }
  }

  private boolean readHeader() throws IOException {
    int read = packed.readNBytes(header, 0, BLOCK);
    if (read < BLOCK) {
      throw new EOFException();
    }
    if (isZero()) {
      return false;
    }
    if (!isSummed(header)) {
      throw new IOException("a header of the tar archive has another checksum");
    }
    return true;
  }

  private boolean isZero() {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private long size() throws IOException {
    if (header[SIZE_AT] < 0) {
      long value = header[SIZE_AT] & 0x3F;
      for (int i = SIZE_AT + 1; i < SIZE_AT + SIZE_LENGTH; i++) {
        if (value > Long.MAX_VALUE >> 8) {
          throw new IOException("a member of the tar archive states an impossible size");
        }
        value = value << 8 | (header[i] & 0xFF);
      }
      return value;
    }
    long size = octal(header, SIZE_AT, SIZE_LENGTH);
    if (size < 0) {
      throw new IOException("a member of the tar archive states no size");
    }
    return size;
  }

  /** A number in octal digits between blanks or zeros, or -1. */
  private static long octal(byte[] block, int at, int length) {
    long value = 0;
    for (int i = at; i < at + length; i++) {
      byte b = block[i];
      if (b >= '0' && b <= '7') {
        value = value * 8 + (b - '0');
      } else if (b != ' ' && b != 0) {
        return -1;
      }
    }
    return value;
  }

  private String shortName() {
    boolean ustar = header[MAGIC_AT + USTAR.length] == 0;
    String prefix = ustar ? text(header, PREFIX_AT, PREFIX_LENGTH) : "";
    String last = text(header, 0, NAME_LENGTH);
    return prefix.isEmpty() ? last : prefix + "/" + last;
  }

  private String numbered(String plain) {
    String shown = plain;
    if (shown.length() > MemberName.LONGEST) {
      shown = shown.substring(0, MemberName.LONGEST) + "…" + Integer.toHexString(plain.hashCode());
    }
    int times = seen.merge(shown, 1, Integer::sum);
    return times == 1 ? shown : shown + "#" + times;
  }

  private static String text(byte[] block, int at, int most) {
    int end = at;
    while (end < at + most && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.UTF_8);
  }

  /** A long name of GNU, or what pax says of the next member; of all members it says nothing. */
  private void extension(char type, long size) throws IOException {
    if (size > LONGEST_EXTENSION) {
      throw new IOException("a name in the tar archive is too long");
    }
    byte[] said = bytes.readAllBytes();
    if (said.length < size) {
      throw new EOFException();
    }
    bytes.skipRest();
    if (type == 'L') {
      longName = text(said, 0, said.length);
    } else if (type == 'x') {
      pax(new String(said, StandardCharsets.UTF_8));
    }
  }

  /** Lines of {@code length key=value}. */
  private void pax(String said) throws IOException {
    for (String line : said.split("\n")) {
      int blank = line.indexOf(' ');
      int equals = line.indexOf('=');
      if (blank < 0 || equals < blank) {
        continue;
      }
      String value = line.substring(equals + 1);
      switch (line.substring(blank + 1, equals)) {
        case "path" -> longName = value;
        case "size" -> longSize = number(value);
        case "GNU.sparse.major", "GNU.sparse.size", "GNU.sparse.realsize" -> saidSparse = true;
        default -> {
          // Owners, times and the like.
        }
      }
    }
  }

  private static long number(String digits) throws IOException {
    if (!digits.matches("\\d{1,18}")) {
      throw new IOException("a member of the tar archive states an impossible size");
    }
    return Long.parseLong(digits);
  }

  /** The bytes of the member that was begun. */
  private final class Content extends InputStream {
    private long left;
    private int padding;

    void begin(long size) {
      left = size;
      padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    /** Passes over what was not read, and the padding. */
    void skipRest() throws IOException {
      while (left > 0) {
        if (read(dropped, 0, dropped.length) < 0) {
          throw new EOFException();
        }
      }
      if (packed.readNBytes(dropped, 0, padding) < padding) {
        throw new EOFException();
      }
      padding = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = packed.read(buffer, offset, (int) Math.min(left, length));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      return read;
    }
  }
}
