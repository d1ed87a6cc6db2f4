package org.hansho.server.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.hansho.alert.Message;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of passwords: Argon2id with 19 MiB, 2 passes, 1 lane, as OWASP has it, some 30 ms. At most
 * two are computed at a time, which bounds memory and processor whoever asks. Safe from any thread.
 */
final class Passwords {
  static final int SHORTEST = 12;
  static final int LONGEST = 256;

  private static final int KIBIBYTES = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);

  /** Most callers who wait for a password to be compared; each takes a thread. */
  private static final int MOST_WAITING = 8;

  private final Semaphore room = new Semaphore(2, true);

  /**
   * What a wrong name is compared with, so that it takes as long as a wrong password: a hash by
   * chance, of which nobody knows a password.
   */
  private final String nobody =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(KIBIBYTES, PASSES, LANES, chance(SALT_BYTES), chance(HASH_BYTES));

  private static String chance(int bytes) {
    byte[] by = new byte[bytes];
    CHANCE.nextBytes(by);
    return Base64.getEncoder().withoutPadding().encodeToString(by);
  }

  /** Why a password cannot be that of a user; null if it can. */
  static @Nullable Message refusal(String name, String password) {
    String same = same(password);
    int length = same.codePointCount(0, same.length());
    if (length < SHORTEST || length > LONGEST) {
      return Message.inEnglish("A password has {0} to {1} characters.")
          .inJapanese("パスワードは {0}～{1} 文字で入力してください。", SHORTEST, LONGEST);
    }
    String small = same.toLowerCase(Locale.ROOT);
    if (small.contains(name) || small.contains("hansho")) {
      return Message.inEnglish(
              "A password does not contain the name of its user or of this program.")
          .inJapanese("パスワードに、ユーザーの名前や hansho という語を含めることはできません。");
    }
    if (small.codePoints().distinct().count() < 5) {
      return Message.inEnglish("A password has at least five different characters.")
          .inJapanese("パスワードには、異なる文字を 5 種類以上使ってください。");
    }
    return null;
  }

  /** One text for all ways to type the same characters. */
  private static String same(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  /** A hash with salt and parameters. */
  String hash(String password) {
    return within(
        () -> Password.hash(same(password)).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
  }

  /**
   * Whether a password is the one of a hash.
   *
   * @param hash null for a user that there is not; takes as long and is never right
   */
  boolean isRight(String password, @Nullable String hash) {
    if (room.getQueueLength() >= MOST_WAITING) {
      throw RefusedException.tooOften(1);
    }
    String kept = hash == null ? nobody : hash;
    boolean fits =
        within(
            () ->
                Password.check(same(password), kept)
                    .with(Argon2Function.getInstanceFromHash(kept)));
    return fits && hash != null;
  }

  private <T> T within(Supplier<T> work) {
    room.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      room.release();
    }
  }
}
