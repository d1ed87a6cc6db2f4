package org.hansho.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.content.ContentFiles;
import org.hansho.content.ContentReader;
import org.hansho.content.Detection;
import org.hansho.content.DetectionFile;
import org.hansho.event.Analyzer;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.geography.AddressDatabase;
import org.hansho.yaml.Problem;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

/** Which detections run depends on what the analyzers were given. */
class ArmingTest {
  private static final String COUNTRY = AddressDatabase.COUNTRY;

  /** The detection of the tests, which requires these. */
  private static Content requiring(String... capabilities) {
    DetectionFile plain = ContentFiles.toolStarted();
    String key = "alert:\n    requires: [" + String.join(", ", capabilities) + "]\n";
    String text =
        plain
            .text()
            .text()
            .replaceFirst("alert:\\R", key)
            .replace("format: pairs", "format: syslog");
    DetectionFile file =
        new DetectionFile(plain.path(), true, new SourceText(plain.text().file(), text));
    return ContentReader.read(List.of(file), List.of(ContentFiles.tools()));
  }

  /** An analyzer that only offers something. */
  private record Offering(Set<String> offers, List<String> asked) implements Analyzer {
    @Override
    public String name() {
      return "offering";
    }

    @Override
    public Set<String> reads() {
      return Set.of();
    }

    @Override
    public Set<String> writes() {
      return Set.of();
    }

    @Override
    public Set<String> offers() {
      asked.add("");
      return offers;
    }

    @Override
    public boolean appliesTo(EventClass eventClass) {
      return true;
    }

    @Override
    public Step bind(Fields fields) {
      return event -> {};
    }
  }

  private static List<Analyzer> offering(String... capabilities) {
    return Analyzers.and(new Offering(Set.of(capabilities), new ArrayList<>()));
  }

  @Test
  void aDetectionThatRequiresWhatNobodyOffersHasNoRulesAndSaysWhatItLacks() {
    Content content = requiring(COUNTRY, AddressDatabase.CITY);
    Detection detection = content.detections().get(0);
    assertThat(content.problems()).isEmpty();
    assertThat(detection.requires()).containsExactly(COUNTRY, AddressDatabase.CITY);
    Engine bare = Engine.compile(content);
    assertThat(bare.ruleSet().rules()).isEmpty();
    assertThat(bare.isArmed(detection)).isFalse();
    assertThat(bare.lacks(detection)).containsExactly(COUNTRY, AddressDatabase.CITY);
    Engine partly = Engine.compile(content, offering(COUNTRY));
    assertThat(partly.ruleSet().rules()).isEmpty();
    assertThat(partly.lacks(detection)).containsExactly(AddressDatabase.CITY);
  }

  @Test
  void whatIsOfferedArmsIt() {
    Content content = requiring(COUNTRY);
    Detection detection = content.detections().get(0);
    Engine engine = Engine.compile(content, offering(COUNTRY));
    assertThat(engine.ruleSet().rules()).hasSameSizeAs(detection.rules()).isNotEmpty();
    assertThat(engine.isArmed(detection)).isTrue();
    assertThat(engine.lacks(detection)).isEmpty();
  }

  @Test
  void testsOfADetectionThatLacksSomethingFailAndSayWhat() {
    Content content = requiring(COUNTRY);
    DetectionTests tests = new DetectionTests(Engine.compile(content));
    assertThat(tests.run(content.detections().get(0)))
        .isNotEmpty()
        .allSatisfy(
            result -> assertThat(result.failures()).containsExactly("not armed; needs " + COUNTRY));
  }

  @Test
  void analyzersAreAskedOnlyIfSomebodyRequiresSomething() {
    List<String> asked = new ArrayList<>();
    List<Analyzer> analyzers = Analyzers.and(new Offering(Set.of(COUNTRY), asked));
    Engine engine = Engine.compile(ContentFiles.content(), analyzers);
    assertThat(asked).isEmpty();
    assertThat(engine.isArmed(ContentFiles.content().detections().get(0))).isTrue();
    Engine.compile(requiring(COUNTRY), analyzers);
    assertThat(asked).hasSize(1);
  }

  @Test
  void anUnknownCapabilityIsRefusedWithAGuess() {
    Content content = requiring("geography.contry");
    assertThat(content.problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("'geography.contry' is no value of 'requires'"));
  }

  @Test
  void capabilitiesThatMayBeRequiredAreThoseOfTheDatabases() {
    assertThat(new TreeSet<>(Detection.CAPABILITIES))
        .containsExactlyInAnyOrder(
            AddressDatabase.COUNTRY, AddressDatabase.CITY, AddressDatabase.NETWORK_OWNER);
  }
}
