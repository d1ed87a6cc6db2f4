package org.hansho.sql;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.hansho.event.RecordHash;
import org.jspecify.annotations.Nullable;

/**
 * The hash by which templates of statements are known: the first 64 bits of their SHA-256, so that
 * nobody can make up a statement that is taken for a known one.
 *
 * <p>Few templates make up nearly all statements, so the last ones are remembered and compared byte
 * by byte: {@value #PLACES} of at most {@value #LONGEST} bytes. Belongs to one thread.
 */
final class TemplateHash {
  private static final int PLACES = 64;
  private static final int LONGEST = 1_024;

  private final MessageDigest digest;
  private final @Nullable Known[] known = new @Nullable Known[PLACES];

  @SuppressWarnings("ArrayRecordComponent") // Compared by its content below.
  private record Known(byte[] template, long hash) {
    boolean isOf(byte[] other, int length) {
      return Arrays.equals(template, 0, template.length, other, 0, length);
    }
  }

  TemplateHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** The hash of a template that stands at the beginning of an array. */
  long of(byte[] template, int length) {
    if (length > LONGEST) {
      return digested(template, length);
    }
    int place = (int) RecordHash.of(template, 0, length) & (PLACES - 1);
    Known one = known[place];
    if (one == null || !one.isOf(template, length)) {
      one = new Known(Arrays.copyOf(template, length), digested(template, length));
      known[place] = one;
    }
    return one.hash();
  }

  private long digested(byte[] template, int length) {
    digest.update(template, 0, length);
    return ByteBuffer.wrap(digest.digest()).getLong();
  }
}
