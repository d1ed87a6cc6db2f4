package org.hansho.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Users, tokens and the sign-in link from the command line. */
@Timeout(300)
class AccessCommandsTest {
  private static final String PASSWORD = "a quiet harbour at dawn";

  @TempDir private Path folder;

  private static int status(String address, String token) throws IOException {
    HttpURLConnection call = (HttpURLConnection) URI.create(address).toURL().openConnection();
    call.setInstanceFollowRedirects(false);
    if (!token.isEmpty()) {
      call.setRequestProperty("Authorization", "Bearer " + token);
    }
    return call.getResponseCode();
  }

  @Test
  void tokensAreMadeListedAndRevoked() throws IOException {
    try (ServedFolder server = new ServedFolder(folder)) {
      Run made = server.run("token", "create", "monthly report", "--role", "viewer,ingest");
      assertThat(made.code()).isZero();
      String token = made.out().strip();
      assertThat(token).matches("hansho_api_[A-Za-z0-9_-]{43}");
      assertThat(made.talk()).contains("only time");
      assertThat(status(server.address() + "/api/v1/alerts", token)).isEqualTo(200);
      Run listed = server.run("token", "list");
      assertThat(listed.out()).contains("monthly report", "local").doesNotContain(token);
      String id = server.run("token", "list", "--output", "json").out();
      String found = id.replaceAll("(?s).*\"id\":\"([0-9a-f]+)\".*", "$1");
      assertThat(server.run("token", "revoke", found).talk()).contains("dead");
      assertThat(status(server.address() + "/api/v1/alerts", token)).isEqualTo(401);
      assertThat(server.run("token", "revoke", "no/such id").code())
          .isEqualTo(ExitCode.INPUT.code());
      assertThat(server.run("audit", "list").out()).contains("token.create", "token.revoke");
    }
  }

  @Test
  void usersAreAddedWithAPasswordFromStandardInput() throws IOException {
    try (ServedFolder server = new ServedFolder(folder)) {
      assertThat(server.talkWith("/sign-in/")).contains("/sign-in/");
      Run added = server.runOn(PASSWORD + "\n", "user", "add", "ann", "--role", "default=admin");
      assertThat(added.code()).as(added.talk()).isZero();
      assertThat(added.talk()).contains("User ann can sign in.");
      Run refused = server.runOn("short\n", "user", "add", "bob");
      assertThat(refused.code()).isEqualTo(ExitCode.INPUT.code());
      assertThat(refused.talk()).contains("12 to 256 characters");
      assertThat(server.run("user", "add", "bob").code()).isEqualTo(ExitCode.USAGE.code());
      assertThat(server.run("user", "disable", "ann").code()).isZero();
      assertThat(server.run("user", "list").out()).contains("ann", "no");
      assertThat(server.run("user", "enable", "ann").talk()).contains("can sign in");
      assertThat(server.run("user", "role", "ann", "default=viewer").talk())
          .contains("User ann has the roles default=viewer.");
      assertThat(server.run("user", "list", "--output", "json").out())
          .contains("\"default\":\"viewer\"")
          .doesNotContain("admin");
      Run changed = server.runOn("seven green bicycles\n", "user", "passwd", "ann");
      assertThat(changed.talk()).contains("another password");
      assertThat(server.run("audit", "list").out())
          .contains("user.create", "user.disable", "user.enable", "user.roles", "user.password")
          .doesNotContain(PASSWORD);
      String link = server.run("sign-in-link").out().strip();
      assertThat(status(link, "")).isEqualTo(303);
      assertThat(status(link, "")).isEqualTo(410);
      server.stop();
      int links = server.talk().split("/sign-in/", -1).length;
      server.startAgain();
      assertThat(server.talk().split("/sign-in/", -1)).hasSize(links);
    }
  }
}
