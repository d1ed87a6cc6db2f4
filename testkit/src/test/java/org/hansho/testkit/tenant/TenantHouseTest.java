package org.hansho.testkit.tenant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generator does not depend on what is tested with it. */
class TenantHouseTest {
  private static final String HOUSE = "org.hansho.testkit.tenant";
  private static final JavaClasses GENERATOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  /** Each room and the rooms it may import. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "record", List.of(),
          "clockwork", List.of("record"),
          "place", List.of("clockwork"),
          "directory", List.of("clockwork", "place", "record"),
          "life", List.of("clockwork", "directory", "place", "record"),
          "attack", List.of("clockwork", "directory", "place", "record"));

  @Test
  void nothingOfHanshoIsImportedFromOutside() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "belong to the generator or to others",
                (JavaClass type) ->
                    type.getPackageName().startsWith(HOUSE)
                        || !type.getPackageName().startsWith("org.hansho")))
        .check(GENERATOR);
  }

  @Test
  void roomsImportOnlyWhatTheirPackageInfoSays() {
    ARROWS.forEach(
        (room, allowed) -> {
          List<String> packages =
              Stream.concat(allowed.stream(), Stream.of(room))
                  .map(name -> HOUSE + "." + name)
                  .toList();
          classes()
              .that()
              .resideInAPackage(HOUSE + "." + room)
              .should()
              .onlyDependOnClassesThat(
                  DescribedPredicate.describe(
                      "lie in " + packages + " or outside of Hansho",
                      (JavaClass type) ->
                          !type.getPackageName().startsWith("org.hansho")
                              || packages.contains(type.getPackageName())))
              .check(GENERATOR);
        });
  }

  @Test
  void noClockIsReadAndNoChanceComesFromElsewhere() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.random.RandomGenerator.class)
        .check(GENERATOR);
  }
}
