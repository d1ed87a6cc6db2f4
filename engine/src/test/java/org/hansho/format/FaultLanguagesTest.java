package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hansho.pipeline.Failure;
import org.hansho.record.Fault;
import org.junit.jupiter.api.Test;

/** Every fault that the engine knows, in both of its languages. */
class FaultLanguagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hansho");

  private static final Map<String, Fault> FAULTS = faults();

  private static Map<String, Fault> faults() {
    Map<String, Fault> faults = new TreeMap<>();
    for (JavaClass one : CLASSES) {
      for (JavaField field : one.getFields()) {
        if (field.getRawType().isEquivalentTo(Fault.class)
            && field.getModifiers().contains(JavaModifier.STATIC)) {
          faults.put(field.getFullName(), value(field.reflect()));
        }
      }
    }
    return faults;
  }

  private static Fault value(Field field) {
    try {
      field.setAccessible(true);
      return (Fault) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyFaultIsAConstantSoNoneIsOverlooked() {
    assertThat(FAULTS)
        .containsKeys(
            "org.hansho.record.Fault.TOO_LONG",
            "org.hansho.format.flow.FlowFaults.HEADER",
            "org.hansho.memory.minidump.MinidumpFormat$Reader.DAMAGED");
    List<JavaCodeUnit> makers =
        Stream.concat(
                callers(CLASSES.get(Fault.Words.class), "inJapanese"),
                callers(CLASSES.get(Fault.class), "<init>"))
            .filter(unit -> !unit.getOwner().isEquivalentTo(Fault.Words.class))
            .filter(unit -> !unit.getOwner().isEquivalentTo(Failure.class)) // Says what was thrown.
            .toList();
    assertThat(makers).hasSizeGreaterThan(10).allMatch(FaultLanguagesTest::runsOnce);
  }

  private static Stream<JavaCodeUnit> callers(JavaClass owner, String name) {
    return owner.getCodeUnits().stream()
        .filter(unit -> unit.getName().equals(name))
        .flatMap(unit -> unit.getCallsOfSelf().stream())
        .map(call -> call.getOrigin());
  }

  /** Where a class begins, or what only such a beginning calls. */
  private static boolean runsOnce(JavaCodeUnit unit) {
    return unit.getName().equals("<clinit>")
        || unit.getCallsOfSelf().stream()
            .allMatch(call -> call.getOrigin().getName().equals("<clinit>"));
  }

  @Test
  void everyFaultIsDescribedInJapaneseSentences() {
    FAULTS.forEach(
        (name, fault) -> {
          Fault.Words words = fault.japanese();
          for (String sentence : List.of(words.reason(), words.remedy())) {
            assertThat(sentence)
                .as(name)
                .containsPattern("[ぁ-ゖ]")
                .matches(".*(です|ます|ました|ません|ください)。");
          }
          if (!words.field().equals(fault.english().field())) {
            assertThat(words.field()).as(name).containsPattern("[ぁ-ゖァ-ヺ一-鿿]");
          }
        });
  }

  @Test
  void theJapaneseKeepsTheNumbersAndNamesOfTheEnglish() {
    FAULTS.forEach(
        (name, fault) -> {
          Fault.Words japanese = fault.japanese();
          assertThat(namesOf(fault.english().reason()))
              .as(name)
              .allMatch(japanese.reason()::contains);
          assertThat(namesOf(fault.english().remedy()))
              .as(name)
              .allMatch(japanese.remedy()::contains);
        });
  }

  @Test
  void namesAreWhatNoEnglishWordLooksLike() {
    assertThat(namesOf("Set log_output=FILE (such as '%m [%p] ', -s 0) in audit.log: 1 MiB."))
        .containsExactly("log_output=FILE", "%m", "[%p]", "-s", "0", "audit.log", "1", "MiB");
    assertThat(namesOf("A row's end, cut: See CONVERT(varchar(27), t) of ProFTPD's."))
        .containsExactly("CONVERT(varchar(27)", "ProFTPD");
  }

  /** Words with a figure, a sign or several capitals in them. */
  private static List<String> namesOf(String english) {
    return Stream.of(english.split(" "))
        .map(word -> word.replaceAll("^[('\"]+|'s\\.?$|[.,:;'\"]+$", ""))
        .map(word -> word.contains("(") ? word : word.replaceAll("\\)[.,:;]*$", ""))
        .filter(word -> word.matches(".*[\\d_%$#=@/\\[].*|-.+|.+[.:(].+|.*[A-Z].*[A-Z].*"))
        .toList();
  }
}
