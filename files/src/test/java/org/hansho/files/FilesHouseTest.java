package org.hansho.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may import whom inside of this module. */
class FilesHouseTest {
  private static final JavaClasses FILES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho.files..");

  private static final int ROOM_IN_NAME = 3;
  private static final Set<String> ROOMS = Set.of("output", "source", "temporary");

  @Test
  void roomsImportNothingOfHanshoButThemselves() {
    for (String room : ROOMS) {
      String own = "org.hansho.files." + room;
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage(own)
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.describe(
                  "lie in " + own + " or outside of Hansho",
                  type ->
                      type.getPackageName().equals(own)
                          || !type.getPackageName().startsWith("org.hansho")))
          .check(FILES);
    }
  }

  @Test
  void everyRoomIsKnown() {
    assertThat(FILES.stream().map(type -> type.getPackageName() + "."))
        .allMatch(
            name ->
                name.equals("org.hansho.files.")
                    || ROOMS.contains(name.split("\\.")[ROOM_IN_NAME]));
  }
}
