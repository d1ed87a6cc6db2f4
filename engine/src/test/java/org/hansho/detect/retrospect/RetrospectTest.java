package org.hansho.detect.retrospect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hansho.detect.Fact;
import org.hansho.detect.LayerStack;
import org.hansho.detect.Lookups;
import org.hansho.detect.Result;
import org.hansho.detect.SeededHashes;
import org.hansho.detect.Trial;
import org.hansho.intelligence.IndicatorList;
import org.hansho.intelligence.IndicatorLists;
import org.hansho.intelligence.Intelligence;
import org.hansho.intelligence.IntelligenceReference;
import org.hansho.intelligence.ListSettings;
import org.hansho.sigma.Level;
import org.hansho.sigma.Lists;
import org.hansho.sigma.ValueList;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;

class RetrospectTest {
  private static final String PEER = "198.51.100.9";
  private static final String BOTH = "network.packets=5 source.bytes=300 destination.bytes=200";

  /** Trials begin on 2026-03-02 at 09:00. */
  private static Intelligence listed(String category, String... rows) {
    String text = "ip,valid_from,valid_until,confidence\n" + String.join("\n", rows) + "\n";
    SourceText source = new SourceText("late.csv", text);
    Problems problems = new Problems(source.file(), source.text());
    IndicatorList list = IndicatorLists.read(source, ListSettings.of("late", category), problems);
    assertThat(list).isNotNull();
    return list == null ? Intelligence.EMPTY : Intelligence.of(List.of(list));
  }

  private static Trial trial(IntelligenceReference intelligence, String more) {
    ValueList words =
        new ValueList("words", ValueList.Kind.TEXT, List.of("c2", "malware"), "test", "");
    return Trial.of(
        new Lookups(intelligence, Lists.of(List.of(words)), SeededHashes.KNOWN),
        """
        title: Flow
        name: out
        logsource: {product: test}
        detection: {selection: {way: out}, condition: selection}
        ---
        title: Answer
        name: back
        logsource: {product: test}
        detection: {selection: {way: back}, condition: selection}
        ---
        title: Flow to a listed address
        name: again
        logsource: {product: test}
        detection: {selection: {way: again}, condition: selection}
        ---
        title: Late
        name: late
        baseline:
            type: retrospect
            rules: [out]
            activity: [back, again]
            aliases:
                host: {out: source.ip, back: destination.ip, again: source.ip}
                peer: {out: destination.ip, back: source.ip, again: destination.ip}
                listed_as: {out: destination.threat.category}
                list_name: {out: destination.threat.list}
            group-by: [peer]
            forget: 30d
            condition:
                peer: peer
                resource: host
                listed: {high: '%%words%%', medium: [phishing]}
                confidence: 20
                %s
        """
            .formatted(more),
        "host",
        "peer",
        "listed_as",
        "list_name",
        "baseline.reason");
  }

  private static Trial fixed(Intelligence intelligence) {
    return trial(IntelligenceReference.fixed(intelligence), "");
  }

  private static void out(Trial trial, long hours, String host, String more) {
    trial.at(
        Duration.ofHours(hours),
        "way=out source.ip=%s source.port=40000 destination.ip=%s destination.port=443 %s"
            .formatted(host, PEER, more));
  }

  private static void again(Trial trial, long hours) {
    trial.at(Duration.ofHours(hours), "way=again source.ip=192.0.2.9 destination.ip=" + PEER);
  }

  private static List<String> text(Result result) {
    List<String> values = new ArrayList<>();
    for (int column = 0; column < 5; column++) {
      values.add(result.fact().text(column));
    }
    values.removeIf(value -> value.isEmpty() || value.length() > 60);
    return values;
  }

  // -- what is found -------------------------------------------------------------------------

  @Test
  void aContactIsFoundWhenAListingBeginsToHold() {
    Trial trial = fixed(listed("malware", PEER + ",2026-03-05T00:00:00Z,,"));
    out(trial, 0, "192.0.2.1", BOTH);
    out(trial, 30, "192.0.2.1", BOTH);

    List<Result> results = trial.results();

    assertThat(trial.outcomes()).containsExactly("late@" + 63 * 3600);
    assertThat(results.get(0).severity()).isEqualTo(Level.HIGH);
    assertThat(results.get(0).events()).isEqualTo(2);
    assertThat(text(results.get(0))).contains("192.0.2.1", PEER, "malware", "late");
    assertThat(results.get(0).grounds().numbers())
        .containsEntry("list", "late")
        .containsEntry("category", "malware")
        .containsEntry("entry", PEER)
        .containsEntry("listed_since", "2026-03-05T00:00:00Z")
        .containsEntry("first_contact", "2026-03-02T09:00:00Z")
        .containsEntry("last_contact", "2026-03-03T15:00:00Z")
        .containsEntry("days", "2")
        .containsEntry("packets", "10")
        .containsEntry("bytes_out", "600")
        .containsEntry("bytes_in", "400");
    assertThat(results.get(0).grounds().english())
        .isEqualTo(
            "It is listed (entry 198.51.100.9) since 2026-03-05 only. Before, data went both ways"
                + " on 2 days from 2026-03-02 to 2026-03-03: at least 10 packets, 600 bytes out,"
                + " 400 in.");
    assertThat(results.get(0).grounds().japanese()).contains("までの 2 日に双方向の通信がありました");
  }

  @Test
  void anAddressThatIsNeverListedStaysSilent() {
    Trial trial = fixed(listed("malware", "198.51.100.10,2026-03-05T00:00:00Z,,"));
    out(trial, 0, "192.0.2.1", BOTH);

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void whatNobodyAnsweredIsNoContact() {
    Trial trial = fixed(listed("malware", PEER + ",2026-03-05T00:00:00Z,,"));
    out(trial, 0, "192.0.2.1", "network.packets=5 source.bytes=300");

    assertThat(trial.results()).isEmpty();
  }

  @Test
  void anAnswerMayBeARecordOfItsOwn() {
    Trial trial = fixed(listed("malware", PEER + ",2026-03-05T00:00:00Z,,"));
    out(trial, 0, "192.0.2.1", "source.packets=5 source.bytes=300");
    trial.at(
        Duration.ofHours(1),
        "way=back source.ip=%s source.port=443 destination.ip=192.0.2.1 source.bytes=90"
            .formatted(PEER));

    assertThat(trial.results()).hasSize(1);
    assertThat(trial.results().get(0).grounds().numbers()).containsEntry("bytes_in", "90");
  }

  @Test
  void aContactIsForgottenAfterThirtyDays() {
    Trial trial = fixed(listed("malware", PEER + ",2026-04-03T00:00:00Z,,"));
    out(trial, 0, "192.0.2.1", BOTH);
    Trial later = fixed(listed("malware", PEER + ",2026-03-31T00:00:00Z,,"));
    out(later, 0, "192.0.2.1", BOTH);

    assertThat(trial.results()).isEmpty();
    assertThat(later.results()).hasSize(1);
  }

  @Test
  void aListingThatAgeHasWornOutOrOfAnotherCategoryDoesNotCount() {
    Trial worn = fixed(listed("malware", PEER + ",2026-03-05T00:00:00Z,,19"));
    Trial other = fixed(listed("tor", PEER + ",2026-03-05T00:00:00Z,,"));
    Trial phishing = fixed(listed("phishing", PEER + ",2026-03-05T00:00:00Z,,"));
    for (Trial trial : List.of(worn, other, phishing)) {
      out(trial, 0, "192.0.2.1", BOTH);
    }

    assertThat(worn.results()).isEmpty();
    assertThat(other.results()).isEmpty();
    assertThat(phishing.results()).extracting(Result::severity).containsExactly(Level.MEDIUM);
  }

  @Test
  void aContactIsReportedOnceThoughTheAddressIsSeenAgain() {
    Trial trial = fixed(listed("malware", PEER + ",2026-03-05T00:00:00Z,,"));
    out(trial, 0, "192.0.2.1", BOTH);
    again(trial, 70);
    again(trial, 71);

    assertThat(trial.outcomes()).containsExactly("late@" + 63 * 3600);
  }

  // -- how many machines ----------------------------------------------------------------------

  @Test
  void anAddressThatManyMachinesContactedIsCommon() {
    Intelligence lists = listed("malware", PEER + ",2026-03-05T00:00:00Z,,");
    IntelligenceReference reference = IntelligenceReference.fixed(lists);
    Trial common = trial(reference, "shared: 2\n        common: low");
    for (int host = 1; host <= 3; host++) {
      out(common, host, "192.0.2." + host, BOTH);
    }

    assertThat(common.results()).extracting(Result::severity).containsOnly(Level.LOW).hasSize(3);
  }

  @Test
  void ofMoreMachinesThanADayKeepsOnlyTheFirstAreReported() {
    Trial trial = fixed(listed("malware", PEER + ",2026-03-05T00:00:00Z,,"));
    for (int host = 1; host <= 20; host++) {
      trial.at(
          Duration.ofMinutes(host),
          "way=out source.ip=192.0.2.%d destination.ip=%s %s".formatted(host, PEER, BOTH));
    }

    assertThat(trial.results()).hasSize(RetrospectState.MACHINES_A_DAY);
    assertThat(trial.results().get(0).grounds().numbers()).containsEntry("crowded", "true");
  }

  @Test
  void whateverTheOrderOfRecordsTheSameIsFound() {
    Random random = new Random(11);
    List<long[]> flows = new ArrayList<>();
    for (long second = 0; second < 2_400; second++) {
      flows.add(new long[] {second * 100 + random.nextInt(100), random.nextInt(12), second % 3});
    }
    Set<List<String>> outcomes = new HashSet<>();
    for (int round = 0; round < 4; round++) {
      Trial trial = fixed(listed("malware", PEER + ",2026-03-05T00:00:00Z,,"));
      for (long[] flow : flows) {
        boolean answer = flow[2] == 1;
        trial.at(
            Duration.ofSeconds(flow[0]),
            "way=%s source.ip=%s destination.ip=%s source.port=443 source.bytes=%d"
                .formatted(
                    answer ? "back" : "out",
                    answer ? PEER : "192.0.2." + flow[1],
                    answer ? "192.0.2." + flow[1] : PEER,
                    100 + flow[0] % 7));
      }
      outcomes.add(
          trial.results().stream().map(one -> one.events() + " " + one.grounds()).toList());
      Collections.shuffle(flows, random);
    }

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.iterator().next()).hasSizeGreaterThan(5);
  }

  // -- lists that are replaced ----------------------------------------------------------------

  /** Contact; then the lists are replaced; then what the others say. */
  private static List<String> afterReload(Trial trial, IntelligenceReference reference) {
    List<String> found = new ArrayList<>();
    LayerStack layers =
        new LayerStack(
            trial.plan(),
            result -> found.add((result.fact().time() - Trial.START) / 3_600_000_000_000L + "h"));
    List<Fact> facts = trial.facts();
    layers.accept(facts.get(0));
    reference.set(listed("malware", PEER + ",,,"));
    facts.subList(1, facts.size()).forEach(layers::accept);
    return found;
  }

  @Test
  void afterAReloadTheAddressIsFoundAtOnceWhenItIsSeenAgain() {
    IntelligenceReference reference = new IntelligenceReference(Intelligence.EMPTY);
    Trial trial = trial(reference, "");
    out(trial, 0, "192.0.2.1", BOTH);
    again(trial, 2);

    assertThat(afterReload(trial, reference)).containsExactly("2h");
  }

  @Test
  void afterAReloadTheAddressIsFoundWithinADayThoughItIsNotSeenAgain() {
    IntelligenceReference reference = new IntelligenceReference(Intelligence.EMPTY);
    Trial trial = trial(reference, "");
    out(trial, 0, "192.0.2.1", BOTH);
    trial.at(
        Duration.ofHours(100), "way=out source.ip=192.0.2.3 destination.ip=198.51.100.77 " + BOTH);

    assertThat(afterReload(trial, reference)).containsExactly("24h");
  }

  @Test
  void nothingIsRememberedWhereListsNeverChangeAndNoEntryBegins() {
    Trial trial = fixed(listed("malware", "198.51.100.10,,,"));
    out(trial, 0, "192.0.2.1", BOTH);

    assertThat(trial.facts()).isEmpty();
  }

  @Test
  void listsThatChangedBetweenSavingAndRestoringAreAskedToo() {
    Trial before = trial(new IntelligenceReference(Intelligence.EMPTY), "");
    out(before, 0, "192.0.2.1", BOTH);
    LayerStack saved = new LayerStack(before.plan(), result -> {});
    before.facts().forEach(saved::accept);
    Trial after = fixed(listed("malware", PEER + ",,,"));
    out(after, 50, "192.0.2.3", BOTH);
    List<Result> results = new ArrayList<>();
    LayerStack restored = new LayerStack(after.plan(), results::add);

    assertThat(restored.restore(saved.saveChanged())).isZero();
    restored.advance(Trial.START + Duration.ofHours(50).toNanos());

    assertThat(results).hasSize(1);
    assertThat(results.get(0).grounds().english())
        .startsWith("It is listed (entry 198.51.100.9) by now, and was not on 2026-03-02.");
  }
}
