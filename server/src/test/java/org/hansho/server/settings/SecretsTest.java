package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets stand in settings by reference only, and nothing shows them. */
class SecretsTest {
  private static final String SECRET = "correct-horse";
  private static final String URL = "store:\n  url: postgresql://db:5432/hansho\n  password: ";

  @TempDir private Path home;
  private Reading reading = Reading.in(Path.of("/"));

  @BeforeEach
  void readInTheFolder() {
    reading = Reading.in(home);
  }

  private static Secret password(ServerSettings settings) {
    return ((StoreSettings.Postgresql) settings.store()).password().orElseThrow();
  }

  private void secretFile(String content, String mode) throws IOException {
    Path file = Files.writeString(home.resolve("pg"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private void problem(String value, String rendered) {
    assertThat(reading.problems(URL + value))
        .containsExactly(rendered.replace("HOME", home.toString()));
  }

  @Test
  void aVariableIsLookedUp() {
    Reading withVariable = reading.with(Map.of("PG", SECRET));

    assertThat(password(withVariable.settings(URL + "${PG}")).value()).isEqualTo(SECRET);
  }

  @Test
  void aFileIsReadWithoutTheEndOfItsLine() throws IOException {
    secretFile(SECRET + "\r\n", "rw-r-----");

    Secret secret = password(reading.settings(URL + "file:pg"));

    assertThat(secret.value()).isEqualTo(SECRET);
    assertThat(secret.reference()).isEqualTo("file:" + home.resolve("pg"));
  }

  @Test
  void aSecretThatStandsThereItselfIsRefusedAndNotShown() {
    problem(
        SECRET,
        """
        hansho.yml:3:13: 'store.password': the secret itself stands here
          |   password: …
          |             ^
          = write ${NAME} for an environment variable or file:PATH for a file\
        """);
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    problem(
        "${PG}",
        """
        hansho.yml:3:13: 'store.password' is '${PG}': the environment variable PG is not set
          |   password: ${PG}
          |             ^
          = set it, or name a file with file:PATH\
        """);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    problem(
        "file:pg",
        """
        hansho.yml:3:13: 'store.password' is 'file:pg': there is no such file
          |   password: file:pg
          |             ^
          = looked for HOME/pg\
        """);
  }

  @Test
  void aFileThatAllCanReadIsRefused() throws IOException {
    secretFile(SECRET, "rw-r--r--");
    problem(
        "file:pg",
        """
        hansho.yml:3:13: 'store.password' is 'file:pg': every user can read the file
          |   password: file:pg
          |             ^
          = run chmod o-r HOME/pg, or mount it with the mode 0440\
        """);
  }

  @Test
  void aFileHoldsOneLine() throws IOException {
    secretFile("\n", "rw-------");
    assertThat(reading.read(URL + "file:pg").problems())
        .extracting(SettingsProblem::english)
        .containsExactly("'store.password' is 'file:pg': the file is empty");
    secretFile("a\nb\n", "rw-------");
    assertThat(reading.read(URL + "file:pg").problems())
        .extracting(SettingsProblem::english)
        .containsExactly("'store.password' is 'file:pg': the file has more than one line");
    secretFile("x".repeat(70_000), "rw-------");
    assertThat(reading.read(URL + "file:pg").problems())
        .extracting(SettingsProblem::english)
        .containsExactly("'store.password' is 'file:pg': the file is larger than 64 KiB");
  }

  @Test
  void theVariableThatOverridesASecretHoldsItOrRefersToIt() throws IOException {
    secretFile(SECRET, "rw-------");
    for (String value : new String[] {SECRET, "file:" + home.resolve("pg"), "${PG}"}) {
      Reading withVariables = reading.with(Map.of("HANSHO_STORE_PASSWORD", value, "PG", SECRET));
      assertThat(password(withVariables.settings(URL + "file:other")).value())
          .as(value)
          .isEqualTo(SECRET);
    }
  }

  @Test
  void theUserOfADatabaseIsNoPartOfItsAddress() {
    assertThat(reading.problems("store:\n  url: postgresql://hansho:correct-horse@db/hansho\n"))
        .containsExactly(
            """
            hansho.yml:2:8: 'store.url' is 'postgresql://…@db/hansho': user and password cannot \
            stand in it
              |   url: postgresql://…@db/hansho
              |        ^
              = use store.user and store.password\
            """);
  }

  @Test
  void noProblemShowsASecretThatStandsInTheWrongPlace() {
    for (String text :
        new String[] {
          "store: {pasword: correct-horse}",
          "store:\n  passwd: correct-horse",
          "store:\n  password: [correct-horse]",
          "store:\n  password: \"correct-horse",
          "store:\n  password: correct-horse: x",
          "sources: [{id: s, kind: flows, token: correct-horse}]",
          "sources: [{kind: flows, 'token': 'correct-horse'}]",
          "store: {url: 'postgresql://hansho:correct/correct-horse@db/hansho'}",
          "store: {url: 'postgresql://db/hansho?password=correct-horse'}",
          "http: {key: '-----BEGIN PRIVATE KEY----- correct-horse'}",
          "http:\n  key: |\n    -----BEGIN PRIVATE KEY-----\n    correct-horse\n",
        }) {
      SettingsReading read = reading.read(text);
      assertThat(read.problems()).as(text).isNotEmpty();
      assertThat(read.rendered()).as(text).doesNotContain(SECRET);
      assertThat(read.problems().toString()).as(text).doesNotContain(SECRET);
    }
  }

  @Test
  void neitherSettingsNorTheirTextShowASecret() throws IOException {
    secretFile(SECRET, "rw-------");
    String text = URL + "file:pg\nsources: [{id: s, kind: http, token: '${T}'}]\n";

    LoadedSettings loaded = reading.with(Map.of("T", SECRET)).loaded(text);

    assertThat(loaded.settings().toString()).contains("file:", "${T}").doesNotContain(SECRET);
    assertThat(loaded.shown(true)).contains("file:", "${T}").doesNotContain(SECRET);
  }
}
