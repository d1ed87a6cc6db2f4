package org.hansho.files.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.hansho.files.source.Unreadable.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * The members of a ZIP file in the order of their bytes, so that nested ones, pipes and files
 * without an end are read likewise. The directory at the end is not read; an archive that lacks it
 * is cut short. Belongs to one thread.
 */
final class ZipMembers implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** What is lost of a damaged member before the place of the damage. */
  private static final int AT_ONCE = 1 << 10;

  private final TailStream tail;
  private final ZipArchiveInputStream zip;
  private final SalvagingStream content;
  private final MemberName names = new MemberName();
  private final CRC32 check = new CRC32();
  private final byte[] dropped = new byte[BUFFER];
  private @Nullable ZipArchiveEntry member;
  private @Nullable String damaged;
  private String name = "";

  ZipMembers(InputStream packed, Budget budget) {
    tail = new TailStream(packed);
    zip = new ZipArchiveInputStream(tail, StandardCharsets.ISO_8859_1.name(), true, false, true);
    content =
        new SalvagingStream(
            new BudgetedStream(new CheckedInputStream(zip, check), budget), AT_ONCE);
  }

  /**
   * Goes to the next member that is no folder.
   *
   * @return false behind the last one
   * @throws IOException if the archive is damaged so that no further member can be found
   */
  boolean next() throws IOException {
    ZipArchiveEntry before = member;
    boolean whole = content.failure() == null && refusal() == null;
    long sum = check.getValue();
    content.next();
    try {
      do {
        member = zip.getNextEntry();
      } while (member != null && member.isDirectory());
    } catch (RuntimeException e) {
      throw new IOException("not readable: " + e, e);
    }
    damaged =
        whole && before != null && before.getCrc() >= 0 && before.getCrc() != sum ? name : null;
    check.reset();
    name = member == null ? "" : names.of(member);
    return member != null;
  }

  /** The member before, if its content has another checksum than it should; else null. */
  @Nullable String damaged() {
    return damaged;
  }

  /** Behind the last member: fails if the archive does not end there. */
  void requireEnd() throws IOException {
    while (tail.read(dropped, 0, BUFFER) >= 0) {
      // Its directory, of which only the end is looked at.
    }
    if (!tail.hasEndOfZip()) {
      throw new EOFException();
    }
  }

  /** The name of the member. */
  String name() {
    return name;
  }

  /** Why the member cannot be opened; null if it can. */
  @Nullable Trouble refusal() {
    if (member == null || zip.canReadEntryData(member)) {
      return null;
    }
    return member.getGeneralPurposeBit().usesEncryption()
        ? Trouble.ENCRYPTED
        : Trouble.UNKNOWN_FORMAT;
  }

  /** By which way the member is compressed, for a refusal. */
  String method() {
    return "ZIP method " + (member == null ? "" : member.getMethod());
  }

  /** The content of the member. */
  SalvagingStream content() {
    return content;
  }

  /** Reads what nobody wanted of the member, which counts against the caps too. */
  void drain() {
    while (content.read(dropped, 0, BUFFER) >= 0) {
      // Dropped.
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
