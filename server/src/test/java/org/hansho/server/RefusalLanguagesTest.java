package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hansho.alert.Refused;
import org.hansho.server.http.HttpProblem;
import org.junit.jupiter.api.Test;

/** Every refusal that people read, in both languages. */
class RefusalLanguagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho.server..", "org.hansho.casework..");

  /** Those that answer in the words of another product. */
  private static final String[] PROTOCOLS = {
    "Elasticsearch",
    "ElasticsearchBulk",
    "SecurityCenterQuery",
    "SecurityCenterRoutes",
    "TaxiiRoutes"
  };

  private static final String TEXT =
      "(\"(?:\\\\.|[^\"\\\\])*\"(?:\\s*\\+\\s*\"(?:\\\\.|[^\"\\\\])*\")*)";
  private static final Pattern POLITE = Pattern.compile("です|ます|ました|ません|でした|ください");
  private static final Pattern ENGLISH = Pattern.compile("\\binEnglish\\(");
  private static final Pattern PAIR =
      Pattern.compile("inEnglish\\(\\s*" + TEXT + "\\s*\\)\\s*\\.inJapanese\\(\\s*" + TEXT);

  /** A message as it stands in a source. */
  private record Written(String file, String english, String japanese) {}

  private static List<Written> written() throws IOException {
    List<Written> all = new ArrayList<>();
    for (String module : List.of("server", "casework")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          List<Written> here =
              PAIR.matcher(source)
                  .results()
                  .map(pair -> new Written(file.toString(), text(pair, 1), text(pair, 2)))
                  .toList();
          assertThat(here)
              .as("both texts are written out, one behind the other, in %s", file)
              .hasSize((int) ENGLISH.matcher(source).results().count());
          all.addAll(here);
        }
      }
    }
    return all;
  }

  private static String text(MatchResult pair, int group) {
    return pair.group(group)
        .replaceAll("\"\\s*\\+\\s*\"", "")
        .replaceAll("^\"|\"$", "")
        .replace("\\\"", "\"");
  }

  @Test
  void whatIsThrownForPeopleIsWordedInBothLanguages() {
    List<JavaClass> refusals =
        CLASSES.stream()
            .filter(type -> type.isAssignableTo(Throwable.class))
            .filter(
                type ->
                    type.isAssignableTo(Refused.class)
                        || type.getSimpleName().endsWith("RefusedException"))
            .toList();
    assertThat(refusals).hasSizeGreaterThan(15);
    for (JavaClass refusal : refusals) {
      assertThat(refusal.isAssignableTo(Refused.class)).as(refusal.getName()).isTrue();
      assertThat(refusal.getConstructors())
          .as(refusal.getName())
          .noneMatch(
              made ->
                  made.getRawParameterTypes().stream()
                          .anyMatch(type -> type.isEquivalentTo(String.class))
                      && !made.getModifiers().toString().contains("PRIVATE"));
    }
  }

  @Test
  void onlyProtocolsOfOthersRefuseInEnglishAlone() {
    assertThat(
            CLASSES
                .get(HttpProblem.class)
                .getMethod("ofProtocol", int.class, String.class)
                .getCallsOfSelf())
        .isNotEmpty()
        .extracting(call -> file(call.getOriginOwner()))
        .containsOnly(PROTOCOLS);
  }

  private static String file(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    return name.replaceFirst("\\$.*", "");
  }

  @Test
  void theJapaneseIsASentenceWithTheValuesAndNamesOfTheEnglish() throws IOException {
    List<Written> all = written();
    assertThat(all).hasSizeGreaterThan(200);
    for (Written one : all) {
      if (one.english().matches(".*[a-z]{2}.*")) {
        assertThat(one.japanese()).as(one.file()).containsPattern("[ぁ-ゖァ-ヺ一-鿿]");
      }
      if (one.english().endsWith(".")) {
        assertThat(one.japanese()).as(one.file()).containsPattern(POLITE).matches(".*[。}）]");
      }
      assertThat(one.japanese()).as(one.file()).doesNotContainPattern("(だ|である|しろ|せよ)。");
      assertThat(names(one.japanese())).as(one.japanese()).containsAll(names(one.english()));
    }
  }

  /** The places of values, and words with a figure, a sign or several capitals in them. */
  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher name =
        Pattern.compile("\\{\\d}|[\\w@$-]*(?:[\\d_$@=/]|[A-Z][a-z]*[A-Z])[\\w@$/=.,-]*")
            .matcher(text);
    while (name.find()) {
      names.add(name.group().replaceAll("[.,]+$", ""));
    }
    return names;
  }
}
