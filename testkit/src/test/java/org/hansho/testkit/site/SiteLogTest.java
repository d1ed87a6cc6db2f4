package org.hansho.testkit.site;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hansho.testkit.Chance;
import org.junit.jupiter.api.Test;

class SiteLogTest {
  private static List<String> lines(SiteLog log) {
    return new String(log.bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void theSameNumberGivesTheSameBytes() {
    assertThat(new SiteLog(3, 4, 20, true).bytes())
        .isEqualTo(new SiteLog(3, 4, 20, true).bytes())
        .isNotEqualTo(new SiteLog(4, 4, 20, true).bytes());
  }

  @Test
  void scansOnlyAddLines() {
    List<String> calm = lines(new SiteLog(1, 4, 20, false));
    SiteLog scanned = new SiteLog(1, 4, 20, true);
    assertThat(lines(scanned)).containsSubsequence(calm);
    int sent = scanned.strikes().stream().mapToInt(strike -> strike.times().length).sum();
    assertThat(scanned.size()).isEqualTo(calm.size() + sent);
  }

  @Test
  void everyKindOfScanIsRunOnceInSixteenDays() {
    assertThat(new SiteLog(0, 16, 5, true).strikes())
        .extracting(Strike::kind)
        .containsExactlyInAnyOrderElementsOf(Scans.KINDS);
  }

  @Test
  void requestsOfAScanAreCountedByTheSecond() {
    Strike strike = new Strike("kind", "203.0.113.1", new long[] {1_000, 1_900, 2_000, 9_000});
    assertThat(
            Arrays.asList(
                strike.requestsUntil(1), strike.requestsUntil(2), strike.requestsUntil(9)))
        .containsExactly(2, 3, 4);
  }

  @Test
  void nothingOfTheEngineIsImported() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "belong to the generator or to others",
                (JavaClass type) ->
                    type.getPackageName().equals("org.hansho.testkit.site")
                        || type.getName().equals(Chance.class.getName())
                        || !type.getPackageName().startsWith("org.hansho")))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.hansho.testkit.site"));
  }
}
