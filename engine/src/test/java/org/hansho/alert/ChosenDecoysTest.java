package org.hansho.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hansho.detect.RecordCount;
import org.hansho.detect.SeededHashes;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.sigma.Level;
import org.hansho.sigma.Rule;
import org.junit.jupiter.api.Test;

/**
 * Somebody who knows by which hashes alerts choose makes up decoys that all come before the value
 * that he wants to hide. It works under the seed that everybody knows, and not under a secret one.
 */
class ChosenDecoysTest {
  private static final String HIDDEN = "/tmp/.x/implant --connect";
  private static final Rule RULE = Events.rule("r", Level.HIGH);
  private static final Fields FIELDS = Fields.of(List.of("host", "tool"));
  private static final ChoiceHashes KNOWN = new ChoiceHashes(SeededHashes.KNOWN);
  private static final int SEEDS = 40;
  private static final int AROUND = 100;

  private static final AlertDefinition DEFINITION =
      new AlertDefinition(
          "test/tool",
          0,
          List.of(Intent.EXECUTION),
          List.of(),
          List.of("execution"),
          Severity.HIGH,
          Alert.Confidence.HIGH,
          "",
          List.of(
              new EntityMapping("host", Map.of("name", FieldChoice.of("host"))),
              new EntityMapping("process", Map.of("executable", FieldChoice.of("tool")))),
          new Dedup(List.of(FieldChoice.of("host")), Dedup.DAY),
          new Wording(texts(), texts()));

  private static SeededHashes secret(int number) {
    byte[] seed = new byte[SeededHashes.SEED_BYTES];
    new Random(number).nextBytes(seed);
    return SeededHashes.of(seed);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static long value(String text) {
    return KNOWN.value(bytes(text), 0, bytes(text).length);
  }

  private static long kind(String text) {
    return KNOWN.kind(bytes(text), 0, bytes(text).length);
  }

  /** What decides which records of an event with that one listed value are kept. */
  private static long kindOfRecord(String text) {
    return KNOWN.joined(0, kind(text), 0);
  }

  /** Values of which each and each kind comes before those that are to be hidden. */
  private static List<String> decoys(int number) {
    Random random = new Random(5);
    List<String> decoys = new ArrayList<>();
    while (decoys.size() < number) {
      String decoy = word(random);
      boolean first =
          Long.compareUnsigned(value(decoy), value(HIDDEN)) < 0
              && Long.compareUnsigned(kind(decoy), kind(HIDDEN)) < 0
              && Long.compareUnsigned(kindOfRecord(decoy), kindOfRecord(HIDDEN)) < 0;
      if (first) {
        decoys.add(decoy);
      }
    }
    return decoys;
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder("/bin/");
    for (int i = 0; i < 8; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  /** The hidden value in the middle of decoys. */
  private static Alert alert(List<String> decoys, SeededHashes hashes) {
    AlertFold fold = new AlertFold("t", AlertRoom.DEFAULT, hashes);
    long time = 0;
    for (int i = 0; i < AROUND; i++) {
      add(fold, time++, decoys.get(i % decoys.size()));
    }
    add(fold, time++, HIDDEN);
    for (int i = 0; i < AROUND; i++) {
      add(fold, time++, decoys.get(i % decoys.size()));
    }
    return fold.alerts().get(0);
  }

  private static void add(AlertFold fold, long time, String tool) {
    Event event = Events.of(FIELDS, time, "ran " + tool, "host", "web-1", "tool", tool);
    fold.add(new FindingMaker().of(DEFINITION, RULE, event, "log", RecordCount.ALONE));
  }

  private static AlertTexts texts() {
    return new AlertTexts("A tool ran", "", "", "", null, List.of(), List.of(), "");
  }

  private static boolean lists(Alert alert) {
    return alert.seen().get(0).values().contains(HIDDEN);
  }

  private static boolean shows(Alert alert) {
    return alert.evidence().stream().anyMatch(record -> record.record().equals("ran " + HIDDEN));
  }

  @Test
  void decoysChosenForTheirHashesPushAValueOutOfTheListUnderAKnownSeedOnly() {
    List<String> decoys = decoys(SeenField.VALUES);
    assertThat(lists(alert(decoys, SeededHashes.KNOWN))).isFalse();
    int listed = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      listed += lists(alert(decoys, secret(seed))) ? 1 : 0;
    }
    assertThat(listed)
        .as("one value in 33 is left out, by chance")
        .isGreaterThanOrEqualTo(SEEDS - 2);
  }

  @Test
  void decoysChosenForTheirHashesHideARecordUnderAKnownSeedOnly() {
    List<String> decoys = decoys(KeptRecords.DIFFERENT);
    assertThat(shows(alert(decoys, SeededHashes.KNOWN))).isFalse();
    int shown = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      shown += shows(alert(decoys, secret(seed))) ? 1 : 0;
    }
    assertThat(shown).as("one kind in five is left out, by chance").isBetween(SEEDS / 2, SEEDS - 1);
  }

  @Test
  void theSeedChangesWhatIsListedAndNothingThatIdentifiesOrCounts() {
    List<String> decoys = decoys(3 * SeenField.VALUES);
    Map<String, Integer> lists = new TreeMap<>();
    Alert known = alert(decoys, SeededHashes.KNOWN);
    for (int seed = 0; seed < SEEDS; seed++) {
      Alert alert = alert(decoys, secret(seed));
      assertThat(alert).isEqualTo(alert(decoys, secret(seed)));
      assertThat(alert.id()).isEqualTo(known.id());
      assertThat(alert.count()).isEqualTo(known.count());
      assertThat(alert.severity()).isEqualTo(known.severity());
      assertThat(alert.time()).isEqualTo(known.time());
      assertThat(alert.lastTime()).isEqualTo(known.lastTime());
      assertThat(alert.summary(Language.ENGLISH)).isEqualTo(known.summary(Language.ENGLISH));
      lists.merge(alert.seen().get(0).values().toString(), 1, Integer::sum);
    }
    assertThat(lists).hasSize(SEEDS);
  }
}
