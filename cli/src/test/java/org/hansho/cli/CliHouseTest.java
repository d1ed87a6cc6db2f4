package org.hansho.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may import whom inside of the command line. */
class CliHouseTest {
  private static final String ROOT = "org.hansho.cli.";
  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho.cli..");

  /**
   * Each room and the rooms of this module that it may import; all may import the modules below.
   */
  private static final Map<String, List<String>> ARROWS =
      Map.of("terminal", List.of(), "table", List.of("terminal"));

  @Test
  void roomsImportOnlyWhatTheirPackageInfoSays() {
    for (JavaClass type : CLI) {
      String room = room(type);
      if (!room.isEmpty()) {
        assertThat(ARROWS).as(type.getName()).containsKey(room);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          assertThat(isAllowed(room, dependency.getTargetClass()))
              .as(dependency.getDescription())
              .isTrue();
        }
      }
    }
  }

  private static boolean isAllowed(String room, JavaClass target) {
    if (!target.getPackageName().startsWith("org.hansho.cli")) {
      return !target.getPackageName().startsWith("picocli");
    }
    String other = room(target);
    return other.equals(room) || ARROWS.getOrDefault(room, List.of()).contains(other);
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName() + ".";
    return name.equals(ROOT) ? "" : name.substring(ROOT.length(), name.indexOf('.', ROOT.length()));
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching("org.hansho.cli.(*)..").should().beFreeOfCycles().check(CLI);
  }
}
