package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People sign in with an identity provider, and others try to. */
@Timeout(60)
class OidcTest {
  @TempDir private Path folder;

  private IdentityProvider provider;
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    start("access.groups");
  }

  private void start(String rolesClaim) throws IOException {
    provider = new IdentityProvider();
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    server =
        new RunningServer(
            folder,
            KilledServer.engine(),
            "http: {port: "
                + port
                + "}\noidc: {issuer: '"
                + provider.issuer()
                + "', client_id: hansho, client_secret: '${SENDER}', url: 'http://127.0.0.1:"
                + port
                + "', name: Example, roles_claim: '"
                + rolesClaim
                + "',"
                + " roles: [soc=analyst, 'soc leads=admin', north=viewer@north]}\n"
                + "tenants: {default: , north: }\n");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    provider.close();
  }

  /** A sign-in that a browser has begun. */
  private record Begun(Map<String, String> asked, String cookie) {
    String nonce() {
      return asked.getOrDefault("nonce", "");
    }

    String state() {
      return asked.getOrDefault("state", "");
    }

    String challenge() {
      return asked.getOrDefault("code_challenge", "");
    }
  }

  private Begun begin() throws IOException {
    HttpResponse<String> answer = server.call("GET", "/sign-in/oidc", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    URI target = URI.create(answer.headers().firstValue("Location").orElseThrow());
    return new Begun(IdentityProvider.form(target.getRawQuery()), cookie(answer));
  }

  private static String cookie(HttpResponse<String> answer) {
    List<String> cookies = answer.headers().allValues("Set-Cookie");
    return cookies.isEmpty() ? "" : cookies.get(0).substring(0, cookies.get(0).indexOf(';'));
  }

  private HttpResponse<String> end(Begun begun, String code) throws IOException {
    return back("code=" + code + "&state=" + begun.state(), begun.cookie());
  }

  private HttpResponse<String> back(String query, String cookie) throws IOException {
    return server.call("GET", "/sign-in/oidc/callback?" + query, "", "Cookie", cookie);
  }

  private JWTClaimsSet.Builder claims(Begun begun, String subject, String... groups) {
    return provider
        .claims(subject, begun.nonce())
        .claim("access", Map.of("groups", List.of(groups)))
        .claim("preferred_username", "Kim.Lee");
  }

  private HttpResponse<String> signIn(String subject, String... groups) throws IOException {
    Begun begun = begin();
    String token = provider.signed(claims(begun, subject, groups));
    return end(begun, provider.code(token, begun.challenge()));
  }

  private String me(HttpResponse<String> signedIn) throws IOException {
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(303);
    assertThat(signedIn.headers().firstValue("Location")).hasValue("/");
    return server.call("GET", "/api/v1/me", "", "Cookie", cookie(signedIn)).body();
  }

  private static void answered(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 429);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.body()).contains("You are not signed in", reason);
  }

  private void refused(HttpResponse<String> answer, String reason) throws IOException {
    answered(answer, reason);
    assertThat(server.get("/api/v1/audit?limit=10").body()).contains("session.begin", reason);
  }

  /** Providers such as Auth0 require that names of private claims are addresses. */
  @Test
  void rolesComeFromAClaimWhoseNameIsAnAddressWithDots() throws IOException {
    stop();
    start("https://hansho.example.com/roles");
    Begun begun = begin();
    JWTClaimsSet.Builder claims =
        claims(begun, "1").claim("https://hansho.example.com/roles", List.of("soc"));
    String code = provider.code(provider.signed(claims), begun.challenge());
    assertThat(me(end(begun, code))).contains("analyst");
  }

  @Test
  void aPersonSignsInWithTheRoleThatTheClaimGives() throws IOException {
    Begun begun = begin();
    assertThat(begun.asked())
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("client_id", "hansho")
        .containsEntry("scope", "openid profile");
    assertThat(begun.state()).hasSize(43);
    assertThat(me(signIn("1", "staff", "soc")))
        .contains("\"caller\":\"user kim.lee\"", "\"roles\":[\"analyst\",\"viewer\"]");
    assertThat(server.call("GET", "/api/v1/sign-in", "").body())
        .isEqualTo("{\"providers\":[{\"name\":\"Example\",\"path\":\"/sign-in/oidc\"}]}");
  }

  @Test
  void rolesFollowTheClaimAtEachSignIn() throws IOException {
    assertThat(me(signIn("1", "soc", "soc leads"))).contains("admin", "\"everywhere\":true");
    assertThat(me(signIn("1", "north")))
        .contains("\"tenant\":\"north\"", "\"roles\":[\"viewer\"]", "\"everywhere\":false");
    assertThat(server.get("/api/v1/audit?limit=20").body())
        .contains("user.create", "user.roles", "{*=admin}", "{north=viewer}");
    refused(signIn("1", "staff"), "gives a role here");
  }

  @Test
  void issuerAndSubjectAreThePersonNotTheName() throws IOException {
    String users = "/api/v1/users";
    String kim =
        "{\"name\":\"kim.lee\",\"password\":\"long enough, and odd\",\"roles\":{\"*\":\"admin\"}}";
    assertThat(server.post(users, kim).statusCode()).isBetween(200, 299);
    String first = me(signIn("1", "soc"));
    assertThat(first).contains("\"caller\":\"user kim.lee-").doesNotContain("admin");
    assertThat(me(signIn("1", "soc"))).isEqualTo(first);
    assertThat(me(signIn("2", "soc"))).isNotEqualTo(first).contains("user kim.lee-");
  }

  @Test
  void aUserThatIsDisabledHereDoesNotComeIn() throws IOException {
    HttpResponse<String> signedIn = signIn("1", "soc");
    me(signedIn);
    server.post("/api/v1/users/kim.lee/disable", "");
    assertThat(server.status("GET", "/api/v1/me", "", "Cookie", cookie(signedIn))).isEqualTo(401);
    refused(signIn("1", "soc"), "this user is disabled here");
    assertThat(
            server
                .post("/api/v1/users/kim.lee/password", "{\"password\":\"long enough, and odd\"}")
                .body())
        .contains("signs in with an identity provider");
    String none = "{\"name\":\"kim.lee\",\"password\":\"\"}";
    assertThat(server.call("POST", "/api/v1/sign-in", none).statusCode()).isEqualTo(401);
  }

  @Test
  void keysMayBeOfEitherKindAndMayBeRotated() throws IOException {
    me(signIn("1", "soc"));
    provider.rotate(provider.ec());
    me(signIn("1", "soc"));
  }

  @Test
  void aTokenThatIsNotSoundIsRefused() throws IOException {
    Date past = Date.from(Instant.now().minusSeconds(120));
    Date future = Date.from(Instant.now().plusSeconds(600));
    for (Forged forged :
        List.of(
            new Forged("issuer", claims -> provider.signed(claims.issuer("http://127.0.0.1:1"))),
            new Forged("audience", claims -> provider.signed(claims.audience("another"))),
            new Forged(
                "azp", claims -> provider.signed(claims.audience(List.of("hansho", "another")))),
            new Forged("Expired", claims -> provider.signed(claims.expirationTime(past))),
            new Forged(
                "ahead of current time", claims -> provider.signed(claims.issueTime(future))),
            new Forged("nonce", claims -> provider.signed(claims.claim("nonce", "foreign"))),
            new Forged("nonce", claims -> provider.signed(claims.claim("nonce", null))),
            new Forged("id token", claims -> provider.signed(claims.subject(null))),
            new Forged("Signed ID token expected", claims -> provider.unsigned(claims)),
            new Forged("id token proves nothing", claims -> provider.symmetric(claims)),
            new Forged("proves nothing", claims -> provider.signed(claims, provider.rsa())),
            new Forged("no id token", claims -> "not.a.token"))) {
      Begun begun = begin();
      String token = forged.token().of(claims(begun, "1", "soc"));
      answered(end(begun, provider.code(token, begun.challenge())), forged.reason());
    }
    me(signIn("1", "soc"));
  }

  private record Forged(String reason, Token token) {}

  private interface Token {
    String of(JWTClaimsSet.Builder claims) throws IOException;
  }

  @Test
  void anAnswerCountsOnceInTheBrowserThatAsked() throws IOException {
    Begun begun = begin();
    Begun other = begin();
    String token = provider.signed(claims(begun, "1", "soc"));
    String code = provider.code(token, begun.challenge());
    refused(back("code=" + code + "&state=unknown", begun.cookie()), "not begun here");
    refused(back("code=" + code, begun.cookie()), "not begun here");
    refused(end(new Begun(begun.asked(), other.cookie()), code), "another browser began it");
    refused(end(begun, code), "ended before");
    Begun again = begin();
    String fresh = provider.signed(claims(again, "1", "soc"));
    me(end(again, provider.code(fresh, again.challenge())));
    refused(end(again, provider.code(fresh, again.challenge())), "ended before");
  }

  @Test
  void aCodeOfAnotherSignInIsWorthNothing() throws IOException {
    Begun victim = begin();
    Begun begun = begin();
    String stolen = provider.code(provider.signed(claims(victim, "1", "soc")), victim.challenge());
    refused(end(begun, stolen), "invalid_grant");
  }

  @Test
  void whatTheProviderSaysIsShownWithoutControlCharacters() throws IOException {
    Begun begun = begin();
    HttpResponse<String> answer =
        back(
            "error=access_denied&error_description=no%0A%1b%5B31m&state=" + begun.state(),
            begun.cookie());
    refused(answer, "the provider says access_denied, no  [31m");
    Begun mixed = begin();
    refused(
        back("code=x&iss=https%3A%2F%2Fevil.example.com&state=" + mixed.state(), mixed.cookie()),
        "another provider answers");
    Begun empty = begin();
    refused(back("state=" + empty.state(), empty.cookie()), "no code");
  }

  @Test
  void aProviderThatNamesItselfOtherwiseOrIsAwayIsNotAsked() throws IOException {
    provider.call("https://id.example.com");
    refused(server.call("GET", "/sign-in/oidc", ""), "the provider cannot be asked");
    provider.call(provider.issuer());
    begin();
    Begun begun = begin();
    provider.close();
    refused(end(begun, "code"), "the provider cannot be asked");
  }
}
