package org.hansho.testkit.database;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.testkit.Chance;
import org.junit.jupiter.api.Test;

class DatabaseSimulationTest {
  private static final String HOUSE = "org.hansho.testkit.database";

  private static List<String> lines(long seed) {
    List<String> lines = new ArrayList<>();
    new DatabaseSimulation(seed, 20, 20).run((log, time, line, byProgram) -> lines.add(line));
    return lines;
  }

  @Test
  void theSameSeedGivesTheSameLogs() {
    assertThat(lines(1)).isEqualTo(lines(1)).isNotEqualTo(lines(2));
  }

  @Test
  void linesComeInOrderOfTime() {
    List<Instant> times = new ArrayList<>();
    new DatabaseSimulation(1, 20, 20).run((log, time, line, byProgram) -> times.add(time));
    assertThat(times).isSorted();
  }

  @Test
  void eachLogIsReadAsWhatItIs() {
    Map<ServerLog, StringBuilder> logs = new EnumMap<>(ServerLog.class);
    new DatabaseSimulation(1, 5, 20)
        .run(
            (log, time, line, byProgram) ->
                logs.computeIfAbsent(log, unused -> new StringBuilder()).append(line));
    logs.forEach(
        (log, text) -> {
          byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
          Recognition recognition = FormatRecognition.recognise(bytes, bytes.length);
          assertThat(recognition)
              .isInstanceOfSatisfying(
                  Recognition.Recognised.class,
                  known -> assertThat(known.format().name()).isEqualTo(log.format()));
        });
    assertThat(logs).hasSize(ServerLog.values().length);
  }

  @Test
  void attacksComeWhenTheProgramsAreKnown() {
    DatabaseSimulation simulation = new DatabaseSimulation(1, 40, 5);
    simulation.run((log, time, line, byProgram) -> {});
    assertThat(simulation.incidents())
        .isNotEmpty()
        .allMatch(incident -> incident.from().isAfter(Instant.parse("2026-03-16T00:00:00Z")))
        .anyMatch(incident -> incident.kind().equals("by-hand"))
        .anyMatch(incident -> incident.kind().equals("by-tool"));
  }

  @Test
  void theGeneratorKnowsNothingOfWhatIsTestedWithIt() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "belong to the generator or to others",
                (JavaClass type) ->
                    type.getPackageName().equals(HOUSE)
                        || type.getName().equals(Chance.class.getName())
                        || !type.getPackageName().startsWith("org.hansho")))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(HOUSE));
  }
}
