package org.hansho.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hansho.EngineClasses;
import org.junit.jupiter.api.Test;

class SeededHashesTest {
  private static final byte[] TEXT = "attacker@example.com".getBytes(StandardCharsets.UTF_8);

  private static byte[] seed(int filled) {
    byte[] seed = new byte[SeededHashes.SEED_BYTES];
    Arrays.fill(seed, (byte) filled);
    return seed;
  }

  @Test
  void oneSeedGivesTheSameHashesInAnyProcess() {
    SeededHashes hashes = SeededHashes.of(seed(1));
    assertThat(hashes.value(TEXT, 0, TEXT.length)).isEqualTo(-4727533660420715583L);
    assertThat(hashes.key(TEXT, 0, TEXT.length).getAsLong()).isEqualTo(6332936283927306524L);
  }

  @Test
  void anotherSeedGivesOtherHashesOfKeysValuesAndNumbers() {
    SeededHashes one = SeededHashes.of(seed(1));
    SeededHashes other = SeededHashes.of(seed(2));
    assertThat(one.value(TEXT, 0, 8)).isNotEqualTo(other.value(TEXT, 0, 8));
    assertThat(one.key(TEXT, 0, 8)).isNotEqualTo(other.key(TEXT, 0, 8));
    assertThat(one.numbers(1, 2, 3)).isNotEqualTo(other.numbers(1, 2, 3));
  }

  @Test
  void halvesOfTheSeedAreOfKeysAndOfValues() {
    byte[] changed = seed(1);
    changed[SeededHashes.SEED_BYTES - 1] = 9;
    SeededHashes one = SeededHashes.of(seed(1));
    SeededHashes other = SeededHashes.of(changed);
    assertThat(one.key(TEXT, 0, 8)).isEqualTo(other.key(TEXT, 0, 8));
    assertThat(one.value(TEXT, 0, 8)).isNotEqualTo(other.value(TEXT, 0, 8));
  }

  @Test
  void aSeedIsNotShown() {
    assertThat(SeededHashes.of(seed(65))).hasToString("hashes under a secret seed");
  }

  @Test
  void nobodyElseMakesHashesOfValuesOrKeys() {
    ArchRuleDefinition.noClasses()
        .that()
        .doNotHaveFullyQualifiedName(SeededHashes.class.getName())
        .should()
        .dependOnClassesThat()
        .haveNameMatching("com\\.dynatrace\\.hash4j\\.hashing\\.Hash(ing|er.*)")
        .check(EngineClasses.ALL);
  }
}
