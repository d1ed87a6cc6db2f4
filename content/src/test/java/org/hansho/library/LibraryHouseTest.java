package org.hansho.library;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Who may import whom: content is read by the engine's own readers, and runs nothing. */
class LibraryHouseTest {
  @Test
  void theLibraryKnowsNeitherThePipelineNorItsRunners() {
    ArchRuleDefinition.classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.hansho.library..",
            "com.maxmind.db..",
            "org.hansho.address..",
            "org.hansho.event..",
            "org.hansho.alert..",
            "org.hansho.analyze..",
            "org.hansho.content..",
            "org.hansho.geography..",
            "org.hansho.sigma..",
            "org.hansho.yaml..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.hansho.library.."));
  }
}
