package org.hansho.local.epoch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The checksums that stored blobs and rows carry. They cover keys, so that a value in a wrong row
 * is found.
 */
final class Blob {
  private Blob() {}

  static long checksum(String key, byte[] body) {
    CRC32C checksum = new CRC32C();
    checksum.update(key.getBytes(StandardCharsets.UTF_8));
    checksum.update(0);
    checksum.update(body);
    return checksum.getValue();
  }

  /** The checksum of a row whose columns are texts and numbers, those of its key first. */
  static long checksum(Object... columns) {
    StringBuilder text = new StringBuilder();
    for (Object column : columns) {
      String value = column.toString();
      text.append(value.length()).append(':').append(value);
    }
    CRC32C checksum = new CRC32C();
    checksum.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return checksum.getValue();
  }

  /** Refuses a blob that is not what was stored. */
  static byte[] checked(String file, String table, String key, byte[] body, long checksum)
      throws IOException {
    if (checksum(key, body) != checksum) {
      throw new DamagedException(
          file
              + ": table "
              + table
              + ", "
              + key
              + ": the checksum is wrong, the stored "
              + body.length
              + " bytes are not what was written. Restore the folder from a backup.");
    }
    return body;
  }
}
