package org.hansho.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of mistake is shown with its place, its key, what was found and what is possible. */
class SettingsProblemsTest {
  @TempDir private Path home;
  private Reading reading = Reading.in(Path.of("/"));

  @BeforeEach
  void readInTheFolder() {
    reading = Reading.in(home);
  }

  private void problem(String text, String rendered) {
    assertThat(reading.problems(text)).containsExactly(rendered);
  }

  @Test
  void anUnknownKeyIsShownWithTheNearestOne() {
    problem(
        "http:\n  adress: 127.0.0.1\n",
        """
        hansho.yml:2:3: 'http' has no key 'adress'
          |   adress: …
          |   ^
          = did you mean 'address'?\
        """);
    problem(
        "htpp: {}\n",
        """
        hansho.yml:1:1: there is no key 'htpp'
          | htpp: …
          | ^
          = did you mean 'http'?\
        """);
  }

  @Test
  void aKeyInTheWrongPlaceIsShownWithItsPlace() {
    problem(
        "max_body: 1MiB\n",
        """
        hansho.yml:1:1: there is no key 'max_body'
          | max_body: …
          | ^
          = did you mean 'http.max_body'?\
        """);
  }

  @Test
  void aKeyThatIsLikeNoneIsShownWithoutAGuess() {
    problem(
        "colour: red\n",
        """
        hansho.yml:1:1: there is no key 'colour'
          | colour: …
          | ^\
        """);
  }

  @Test
  void aNumberMayBeTooLargeTooSmallOrNone() {
    problem(
        "http:\n  port: 99999\n",
        """
        hansho.yml:2:9: 'http.port' is '99999': more than 65535
          |   port: 99999
          |         ^
          = write a whole number from 0 to 65535\
        """);
    problem(
        "engine: {workers: 0}\n",
        """
        hansho.yml:1:19: 'engine.workers' is '0': less than 1
          | engine: {workers: 0}
          |                   ^
          = write a whole number from 1 to 120\
        """);
    problem(
        "http: {port: 8e3}\n",
        """
        hansho.yml:1:14: 'http.port' is '8e3': not a whole number
          | http: {port: 8e3}
          |              ^
          = write a whole number from 0 to 65535\
        """);
  }

  @Test
  void aTimeNeedsAUnitThatExists() {
    problem(
        "http: {idle_time: 30}\n",
        """
        hansho.yml:1:19: 'http.idle_time' is '30': the unit is missing
          | http: {idle_time: 30}
          |                   ^
          = add one of ms, s, m, h, d\
        """);
    problem(
        "http: {idle_time: 30MiB}\n",
        """
        hansho.yml:1:19: 'http.idle_time' is '30MiB': 'MiB' is no unit of it
          | http: {idle_time: 30MiB}
          |                   ^
          = the units are ms, s, m, h, d\
        """);
    problem(
        "http: {idle_time: 2h}\n",
        """
        hansho.yml:1:19: 'http.idle_time' is '2h': more than 1h
          | http: {idle_time: 2h}
          |                   ^
          = write a time from 1s to 1h, with ms, s, m, h or d\
        """);
    problem(
        "http: {idle_time: soon}\n",
        """
        hansho.yml:1:19: 'http.idle_time' is 'soon': not a whole number with a unit
          | http: {idle_time: soon}
          |                   ^
          = write a time from 1s to 1h, with ms, s, m, h or d\
        """);
  }

  @Test
  void aSizeNeedsAUnitThatExists() {
    problem(
        "http: {max_body: 64mib}\n",
        """
        hansho.yml:1:18: 'http.max_body' is '64mib': 'mib' is no unit of it
          | http: {max_body: 64mib}
          |                  ^
          = the units are B, KiB, MiB, GiB, TiB, kB, MB, GB, TB\
        """);
    problem(
        "http: {max_body: 99999999TiB}\n",
        """
        hansho.yml:1:18: 'http.max_body' is '99999999TiB': more than 1GiB
          | http: {max_body: 99999999TiB}
          |                  ^
          = write a size from 1KiB to 1GiB, with B, KiB, MiB, GiB or TiB\
        """);
  }

  @Test
  void yesIsNeitherTrueNorFalse() {
    problem(
        "content: {basics: yes}\n",
        """
        hansho.yml:1:19: 'content.basics' is 'yes': neither true nor false
          | content: {basics: yes}
          |                   ^
          = write true or false\
        """);
  }

  @Test
  void aMistypedAddressIsNoHostName() {
    problem(
        "http: {address: 127.0.0.256}\n",
        """
        hansho.yml:1:17: 'http.address' is '127.0.0.256': neither an IP address nor a host name
          | http: {address: 127.0.0.256}
          |                 ^
          = write an IP address or host name\
        """);
  }

  @Test
  void aNetworkNeedsAPrefixOfItsWidth() {
    problem(
        "content: {own_networks: [10.0.0.0/8, 198.51.100.0/33]}\n",
        """
        hansho.yml:1:38: 'content.own_networks' is '198.51.100.0/33': more than 32
          | content: {own_networks: [10.0.0.0/8, 198.51.100.0/33]}
          |                                      ^
          = write a network such as 198.51.100.0/24\
        """);
  }

  @Test
  void aListIsNoValueAndKeysAreNoneEither() {
    problem(
        "http: {port: [1, 2]}\n",
        """
        hansho.yml:1:14: 'http.port' is a list: one value is needed
          | http: {port: [1, 2]}
          |              ^
          = write a whole number from 0 to 65535\
        """);
    problem(
        "data: {folder: x}\n",
        """
        hansho.yml:1:7: 'data' must be a value, not keys with values
          | data: {folder: x}
          |       ^\
        """);
    problem(
        "http: 8514\n",
        """
        hansho.yml:1:7: 'http' must hold keys with values
          | http: 8514
          |       ^\
        """);
    problem(
        "- http\n",
        """
        hansho.yml:1:1: the file must hold keys with values
          | - http
          | ^\
        """);
    problem(
        "content: {disabled: [[a]]}\n",
        """
        hansho.yml:1:22: the entries of 'content.disabled' must be single values
          | content: {disabled: [[a]]}
          |                      ^\
        """);
  }

  @Test
  void aKeyWithoutAValueIsAMistakeAndAnEmptySectionIsNone() {
    problem(
        "http:\n  port:\n",
        """
        hansho.yml:2:3: 'http.port' has no value
          |   port:
          |   ^
          = give it one, or leave it out\
        """);
    assertThat(reading.settings("http:\nsources:\ntenants:\n")).isEqualTo(reading.settings(""));
  }

  @Test
  void onlySecretsAreGivenByReference() {
    problem(
        "http: {address: '${ADDRESS}'}\n",
        """
        hansho.yml:1:17: 'http.address' is '${ADDRESS}': only secrets are given by reference
          | http: {address: '${ADDRESS}'}
          |                 ^
          = write the value, or override it with HANSHO_HTTP_ADDRESS\
        """);
  }

  @Test
  void aFileThatMustExistIsLookedFor() {
    problem(
        "content: {detections: rules}\n",
        """
        hansho.yml:1:23: 'content.detections' is 'rules': there is no such file or folder
          | content: {detections: rules}
          |                       ^
          = looked for HOME/rules\
        """
            .replace("HOME", home.toString()));
    problem(
        "content: {lists: [miners]}\n",
        """
        hansho.yml:1:19: 'content.lists' is 'miners': not a name with a file
          | content: {lists: [miners]}
          |                   ^
          = write NAME=FILE\
        """);
  }

  @Test
  void aDatabaseIsSqliteOrPostgresql() {
    problem(
        "store: {url: 'mysql://db/hansho'}\n",
        """
        hansho.yml:1:14: 'store.url' is 'mysql://db/hansho': not the address of a database
          | store: {url: 'mysql://db/hansho'}
          |              ^
          = write sqlite or postgresql://HOST:PORT/DATABASE\
        """);
  }

  @Test
  void certificateAndKeyBelongTogether() throws IOException {
    Files.writeString(home.resolve("server.crt"), "");
    problem(
        "http:\n  certificate: server.crt\n",
        """
        hansho.yml:2:16: 'http.certificate' is set, but 'http.key' is not
          |   certificate: server.crt
          |                ^
          = add key\
        """);
  }

  @Test
  void aPrivateKeyThatAllCanReadIsRefused() throws IOException {
    Path key = Files.writeString(home.resolve("server.key"), "");
    Files.writeString(home.resolve("server.crt"), "");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    problem(
        "http: {certificate: server.crt, key: server.key}\n",
        """
        hansho.yml:1:38: 'http.key' is 'server.key': every user can read the file
          | http: {certificate: server.crt, key: server.key}
          |                                      ^
          = run chmod o-r HOME/server.key, or mount it with the mode 0440\
        """
            .replace("HOME", home.toString()));
  }

  @Test
  void otherAddressesThanLoopbackNeedTls() {
    problem(
        "http: {address: 0.0.0.0}\n",
        """
        hansho.yml:1:17: 'http.address' is '0.0.0.0', which others can reach, without TLS
          | http: {address: 0.0.0.0}
          |                 ^
          = set http.certificate and http.key, or http.plain_text behind a proxy that speaks TLS\
        """);
    assertThat(reading.settings("http: {address: 0.0.0.0, plain_text: true}").http().listen())
        .isEqualTo(new ListenAddress("0.0.0.0", 8514));
  }

  @Test
  void sizesMustFitIntoEachOther() {
    problem(
        "http: {max_body: 64KiB}\n",
        """
        hansho.yml:1:18: 'http.max_record' (1MiB) must fit into 'http.max_body' (64KiB)
          | http: {max_body: 64KiB}
          |                  ^
          = change one of the two\
        """);
    problem(
        "journal: {size: 16MiB}\n",
        """
        hansho.yml:1:17: 'journal.segment_size' (64MiB) must fit twice into 'journal.size' (16MiB)
          | journal: {size: 16MiB}
          |                 ^
          = change one of the two\
        """);
  }

  @Test
  void syntaxErrorsAndSecondDocumentsHaveTheirPlace() {
    problem(
        "http:\n\tport: 1\n",
        """
        hansho.yml:2:1: a tab cannot indent
          |  port: 1
          | ^
          = use spaces\
        """);
    problem(
        "data: a\n---\ndata: b\n",
        """
        hansho.yml:3:1: a second document begins
          | data: b
          | ^
          = keep one document a file\
        """);
    problem(
        "data: a\ndata: b\n",
        """
        hansho.yml:2:1: the key 'data' stands twice
          | data: b
          | ^
          = keep one of the two\
        """);
  }

  @Test
  void allProblemsAreFoundAtOnceInTheOrderOfTheFile() {
    String text =
        """
        htpp: {}
        http:
          port: none
          adress: x
        sources:
          - id: edge
            kind: syslog
          - kind: kafka
            topics: [a]
        """;
    assertThat(reading.read(text).problems())
        .extracting(SettingsProblem::english)
        .containsExactly(
            "there is no key 'htpp'",
            "'http.port' is 'none': not a whole number",
            "'http' has no key 'adress'",
            "'sources.edge.kind' is 'syslog': not known",
            "'sources.#2.id' is missing",
            "'sources.#2.servers' is missing");
  }
}
