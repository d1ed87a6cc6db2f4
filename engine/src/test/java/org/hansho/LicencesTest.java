package org.hansho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who uses Hansho can see what comes with it. */
class LicencesTest {
  private static final Path ROOT = Path.of(System.getProperty("hansho.root", ".."));
  private static final Pattern PART = Pattern.compile("<artifactId>([^<]+)</artifactId>");
  private static final Pattern PACKAGE = Pattern.compile("\"([^\"]+)\": \"[0-9][^\"]*\"");

  @Test
  void everyDependencyIsListedWithItsLicence() throws IOException {
    String build = Files.readString(ROOT.resolve("pom.xml"));
    int end = build.indexOf("</dependencyManagement>");
    List<String> parts =
        PART.matcher(build.substring(build.indexOf("<dependencyManagement>"), end))
            .results()
            .map(MatchResult::group)
            .map(tag -> tag.replaceAll("<[^>]*>", ""))
            .filter(part -> !part.startsWith("hansho-"))
            .toList();
    String page = Files.readString(ROOT.resolve("docs/licences.md"));
    assertThat(parts).hasSizeGreaterThan(10).allMatch(part -> page.contains("`" + part + "`"));
  }

  @Test
  void everyPackageOfTheConsoleIsListedWithItsLicence() throws IOException {
    String build = Files.readString(ROOT.resolve("console/package.json"));
    List<String> parts =
        PACKAGE
            .matcher(build.substring(build.indexOf("\"dependencies\"")))
            .results()
            .map(found -> found.group(1))
            .toList();
    String page = Files.readString(ROOT.resolve("docs/licences.md"));
    assertThat(parts).hasSizeGreaterThan(10).allMatch(part -> page.contains("`" + part + "`"));
  }

  @Test
  void lockfilesNameNoRegistry() throws IOException {
    for (String lock : List.of("console", "cli/src/main/npm")) {
      String text = Files.readString(ROOT.resolve(lock).resolve("package-lock.json"));
      assertThat(text).as(lock).contains("\"integrity\"").doesNotContain("\"resolved\"");
    }
  }
}
