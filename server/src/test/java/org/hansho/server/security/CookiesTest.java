package org.hansho.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CookiesTest {
  private static final String SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

  private final Cookies plain = new Cookies(false);
  private final Cookies secure = new Cookies(true);

  @Test
  void theCookieIsFoundAmongOthersAndOnlyUnderItsName() {
    assertThat(plain.read("a=b; hansho=" + SECRET + "; c")).isEqualTo(SECRET);
    assertThat(secure.read("__Host-hansho=" + SECRET)).isEqualTo(SECRET);
    assertThat(secure.read("hansho=" + SECRET)).isNull();
    assertThat(plain.read("__Host-hansho=" + SECRET)).isNull();
    assertThat(plain.read("xhansho=" + SECRET)).isNull();
    assertThat(plain.read(null)).isNull();
  }

  @Test
  void aDoubledOrOddCookieIsNone() {
    assertThat(plain.read("hansho=" + SECRET + "; hansho=" + SECRET)).isNull();
    assertThat(plain.read("hansho=\"" + SECRET + "\"")).isNull();
    assertThat(plain.read("hansho=" + SECRET + "x")).isNull();
    assertThat(plain.read("hansho=")).isNull();
    assertThat(plain.read("x=" + "y".repeat(9_000) + ";hansho=" + SECRET)).isNull();
  }

  @Test
  void whateverComesIsASessionIdOrNothing() {
    Random random = new Random(809);
    String[] pieces = {"hansho", "=", ";", " ", SECRET, "\"", ",", "__Host-", "\u3042", "\0", "%"};
    for (int time = 0; time < 20_000; time++) {
      StringBuilder header = new StringBuilder();
      for (int piece = random.nextInt(12); piece > 0; piece--) {
        header.append(pieces[random.nextInt(pieces.length)]);
      }
      String found = plain.read(header.toString());
      assertThat(found == null || found.matches("[A-Za-z0-9_-]{43}")).as("%s", header).isTrue();
    }
  }

  @Test
  void onlyOurOwnPagesUseASession() {
    assertThat(Cookies.refusal(null, null, "h:1", false, false)).isNull();
    assertThat(Cookies.refusal("same-origin", "http://h:1", "h:1", true, true)).isNull();
    assertThat(Cookies.refusal("none", null, "h:1", false, false)).isNull();
    assertThat(said(Cookies.refusal("same-origin", null, "h:1", true, false))).contains("header");
    assertThat(said(Cookies.refusal("same-site", null, "h:1", false, false)))
        .contains("another site");
    assertThat(said(Cookies.refusal(null, "http://h:2", "h:1", false, true)))
        .contains("another site");
    assertThat(said(Cookies.refusal(null, "null", "h:1", true, true))).contains("another site");
  }

  private static String said(@Nullable Message refusal) {
    return Objects.requireNonNull(refusal).in(Language.ENGLISH);
  }
}
