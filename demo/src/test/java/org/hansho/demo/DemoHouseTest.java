package org.hansho.demo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The demonstration goes through the doors that everybody has. */
class DemoHouseTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho.demo..");

  @Test
  void nothingGoesPastTheServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.hansho.casework..",
            "org.hansho.detect..",
            "org.hansho.local.run..",
            "org.hansho.local.journal..",
            "org.hansho.local.epoch..")
        .check(MODULE);
  }
}
