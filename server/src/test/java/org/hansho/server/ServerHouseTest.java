package org.hansho.server;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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

/** Who may import whom inside of the server. */
class ServerHouseTest {
  private static final String SERVER = "org.hansho.server";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(SERVER + "..");

  /** Each room and what it may import: rooms of this module, and packages of others. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry(
              "",
              List.of(
                  "api",
                  "backtest",
                  "console",
                  "backup",
                  "health",
                  "history",
                  "http",
                  "job",
                  "kafka",
                  "receive",
                  "reload",
                  "security",
                  "selftest",
                  "settings",
                  "source",
                  "tenant",
                  "org.hansho.casework.audit",
                  "org.hansho.alert",
                  "org.hansho.casework.export",
                  "org.hansho.casework.export.format",
                  "org.hansho.casework.export.queue",
                  "org.hansho.casework.export.destination",
                  "org.hansho.casework.export.ticket",
                  "org.hansho.casework.filter",
                  "org.hansho.casework.incident",
                  "org.hansho.casework.list",
                  "org.hansho.casework.override",
                  "org.hansho.casework.setting",
                  "org.hansho.casework.store",
                  "org.hansho.casework.suppression",
                  "org.hansho.casework.triage",
                  "org.hansho.incident",
                  "org.hansho.local.clock",
                  "org.hansho.local.files",
                  "org.hansho.local.run")),
          Map.entry(
              "api",
              List.of(
                  "backtest",
                  "health",
                  "history",
                  "http",
                  "job",
                  "receive",
                  "replay",
                  "security",
                  "selftest",
                  "settings",
                  "tenant",
                  "org.hansho.alert",
                  "org.hansho.casework.account",
                  "org.hansho.casework.audit",
                  "org.hansho.casework.export",
                  "org.hansho.casework.export.format",
                  "org.hansho.casework.export.queue",
                  "org.hansho.casework.export.destination",
                  "org.hansho.casework.filter",
                  "org.hansho.casework.incident",
                  "org.hansho.casework.list",
                  "org.hansho.casework.override",
                  "org.hansho.casework.setting",
                  "org.hansho.incident",
                  "org.hansho.casework.store",
                  "org.hansho.casework.suppression",
                  "org.hansho.casework.triage",
                  "org.hansho.casework.view",
                  "org.hansho.content",
                  "org.hansho.event",
                  "org.hansho.files.output",
                  "org.hansho.format",
                  "org.hansho.geography",
                  "org.hansho.record",
                  "org.hansho.report",
                  "org.hansho.intelligence",
                  "org.hansho.local.alarm",
                  "org.hansho.local.epoch",
                  "org.hansho.local.run",
                  "org.hansho.match",
                  "org.hansho.pipeline",
                  "org.hansho.sigma",
                  "org.hansho.yaml")),
          Map.entry(
              "backtest",
              List.of(
                  "job",
                  "replay",
                  "tenant",
                  "org.hansho.alert",
                  "org.hansho.casework.store",
                  "org.hansho.content",
                  "org.hansho.detect",
                  "org.hansho.event",
                  "org.hansho.files.source",
                  "org.hansho.format",
                  "org.hansho.local.journal",
                  "org.hansho.local.run",
                  "org.hansho.pipeline",
                  "org.hansho.record",
                  "org.hansho.sigma",
                  "org.hansho.yaml",
                  "org.hansho.report")),
          Map.entry(
              "backup",
              List.of(
                  "http",
                  "security",
                  "settings",
                  "tenant",
                  "org.hansho.casework.store",
                  "org.hansho.local.files",
                  "org.hansho.local.folder",
                  "org.hansho.alert")),
          Map.entry("job", List.of("org.hansho.alert")),
          Map.entry(
              "doctor",
              List.of(
                  "settings",
                  "tenant",
                  "org.hansho.casework.store",
                  "org.hansho.content",
                  "org.hansho.pipeline")),
          Map.entry(
              "health",
              List.of(
                  "settings",
                  "tenant",
                  "org.hansho.alert",
                  "org.hansho.casework.feed",
                  "org.hansho.detect",
                  "org.hansho.event",
                  "org.hansho.local.alarm",
                  "org.hansho.local.clock",
                  "org.hansho.local.files",
                  "org.hansho.local.run",
                  "org.hansho.state")),
          Map.entry("console", List.of("http", "security", "org.hansho.alert")),
          Map.entry(
              "history",
              List.of(
                  "tenant",
                  "org.hansho.files.source",
                  "org.hansho.files.temporary",
                  "org.hansho.local.clock",
                  "org.hansho.local.crash",
                  "org.hansho.local.epoch",
                  "org.hansho.local.folder",
                  "org.hansho.local.run",
                  "org.hansho.pipeline")),
          Map.entry("http", List.of("security", "settings", "org.hansho.alert")),
          Map.entry("kafka", List.of("settings", "org.hansho.casework.export.destination")),
          Map.entry("log", List.of()),
          Map.entry(
              "receive",
              List.of(
                  "kafka",
                  "settings",
                  "tenant",
                  "org.hansho.files.source",
                  "org.hansho.format.flow",
                  "org.hansho.format.syslog",
                  "org.hansho.local.clock",
                  "org.hansho.local.journal",
                  "org.hansho.local.run")),
          Map.entry(
              "reload",
              List.of(
                  "http",
                  "security",
                  "settings",
                  "tenant",
                  "org.hansho.casework.setting",
                  "org.hansho.content",
                  "org.hansho.pipeline",
                  "org.hansho.yaml",
                  "org.hansho.alert",
                  "org.hansho.report")),
          Map.entry(
              "security",
              List.of(
                  "org.hansho.casework.account",
                  "org.hansho.casework.audit",
                  "org.hansho.casework.store",
                  "org.hansho.alert")),
          Map.entry(
              "replay",
              List.of(
                  "org.hansho.alert",
                  "org.hansho.content",
                  "org.hansho.event",
                  "org.hansho.format",
                  "org.hansho.local.journal",
                  "org.hansho.local.run",
                  "org.hansho.pipeline",
                  "org.hansho.record",
                  "org.hansho.sigma")),
          Map.entry(
              "selftest",
              List.of(
                  "tenant",
                  "org.hansho.alert",
                  "org.hansho.casework.store",
                  "org.hansho.content",
                  "org.hansho.files.temporary",
                  "org.hansho.format",
                  "org.hansho.local.clock",
                  "org.hansho.local.epoch",
                  "org.hansho.local.folder",
                  "org.hansho.local.journal",
                  "org.hansho.local.run",
                  "org.hansho.pipeline",
                  "org.hansho.record")),
          Map.entry(
              "settings",
              List.of(
                  "org.hansho.address",
                  "org.hansho.alert",
                  "org.hansho.casework.export.format",
                  "org.hansho.casework.export.queue",
                  "org.hansho.casework.filter",
                  "org.hansho.casework.setting",
                  "org.hansho.casework.store",
                  "org.hansho.format",
                  "org.hansho.record",
                  "org.hansho.report",
                  "org.hansho.yaml")),
          Map.entry(
              "source",
              List.of(
                  "http",
                  "security",
                  "settings",
                  "tenant",
                  "org.hansho.local.journal",
                  "org.hansho.alert")),
          Map.entry(
              "tenant",
              List.of(
                  "settings",
                  "org.hansho.alert",
                  "org.hansho.casework.feed",
                  "org.hansho.content",
                  "org.hansho.casework.triage",
                  "org.hansho.detect",
                  "org.hansho.event",
                  "org.hansho.incident",
                  "org.hansho.local.alarm",
                  "org.hansho.local.clock",
                  "org.hansho.local.epoch",
                  "org.hansho.local.folder",
                  "org.hansho.local.journal",
                  "org.hansho.local.run",
                  "org.hansho.pipeline",
                  "org.hansho.sigma",
                  "org.hansho.time",
                  "org.hansho.yaml")));

  @Test
  void roomsImportOnlyWhatTheirPackageInfoSays() {
    assertThat(CLASSES).isNotEmpty();
    for (JavaClass type : CLASSES) {
      String room = room(type.getPackageName());
      assertThat(ARROWS).as(type.getName()).containsKey(room);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        assertThat(isAllowed(room, dependency.getTargetClass().getPackageName()))
            .as(dependency.getDescription())
            .isTrue();
      }
    }
  }

  private static boolean isAllowed(String room, String target) {
    if (!target.startsWith("org.hansho")) {
      return true;
    }
    List<String> allowed = ARROWS.getOrDefault(room, List.of());
    return target.startsWith(SERVER)
        ? room(target).equals(room) || allowed.contains(room(target))
        : allowed.contains(target);
  }

  /** The part of a package's name behind that of the module. */
  private static String room(String packageName) {
    String[] parts = packageName.split("\\.", -1);
    return packageName.startsWith(SERVER) && parts.length > 3 ? parts[3] : "";
  }

  @Test
  void roomsFormNoCycles() {
    slices().matching(SERVER + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlySecurityReadsCookies() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SERVER + ".security..")
        .should()
        .callMethodWhere(
            target(nameMatching("(cookie|cookieMap|cookieStore|getCookies|basicAuthCredentials)")))
        .check(CLASSES);
  }

  @Test
  void s814InputIsNeverDeserialisedRunOrLookedUpAsCode() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.script..", "java.lang.reflect..", "java.rmi..", "javax.naming..")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(CLASSES);
  }

  @Test
  void r407NothingReadsXmlWithAParserThatOpensEntities() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..")
        .check(CLASSES);
  }
}
