package org.hansho.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A small identity provider with real signatures, of false claims too. */
final class IdentityProvider implements Closeable {
  static final String CLIENT = "hansho";
  static final String SECRET = "a-token-of-senders-with-enough-letters";

  private final HttpServer http;
  private final Map<String, Answer> codes = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private volatile JWK key;
  private volatile String named;

  /** What a code is worth. */
  private record Answer(String token, String challenge) {}

  IdentityProvider() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    named = "http://127.0.0.1:" + http.getAddress().getPort();
    key = rsa();
    http.createContext("/.well-known/openid-configuration", call -> answer(call, 200, document()));
    http.createContext(
        "/keys", call -> answer(call, 200, new JWKSet(key.toPublicJWK()).toString()));
    http.createContext("/token", this::token);
    http.start();
  }

  /** As it names itself. */
  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Names itself otherwise in what it says of itself. */
  void call(String name) {
    named = name;
  }

  RSAKey rsa() throws IOException {
    try {
      return new RSAKeyGenerator(2048).keyID("rsa-" + number.incrementAndGet()).generate();
    } catch (JOSEException failure) {
      throw new IOException(failure);
    }
  }

  ECKey ec() throws IOException {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("ec-" + number.incrementAndGet()).generate();
    } catch (JOSEException failure) {
      throw new IOException(failure);
    }
  }

  /** Signs with another key from now on, and publishes it alone. */
  void rotate(JWK next) {
    key = next;
  }

  private String document() {
    String at = issuer();
    return ("{'issuer':'"
            + named
            + "','authorization_endpoint':'"
            + at
            + "/authorize','token_endpoint':'"
            + at
            + "/token','jwks_uri':'"
            + at
            + "/keys','response_types_supported':['code'],'subject_types_supported':['public'],"
            + "'id_token_signing_alg_values_supported':['RS256','ES256']}")
        .replace('\'', '"');
  }

  /** Claims of a sound token for somebody. */
  JWTClaimsSet.Builder claims(String subject, String nonce) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(CLIENT)
        .subject(subject)
        .claim("nonce", nonce)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  /** A token with the signature of its key. */
  String signed(JWTClaimsSet.Builder claims) throws IOException {
    return signed(claims, key);
  }

  String signed(JWTClaimsSet.Builder claims, JWK by) throws IOException {
    try {
      boolean isRsa = by instanceof RSAKey;
      JWSSigner signer =
          by instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(by.toECKey());
      return signed(claims, isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256, by.getKeyID(), signer);
    } catch (JOSEException failure) {
      throw new IOException(failure);
    }
  }

  /** A token that is signed with the client's secret. */
  String symmetric(JWTClaimsSet.Builder claims) throws IOException {
    try {
      return signed(claims, JWSAlgorithm.HS256, null, new MACSigner(SECRET));
    } catch (JOSEException failure) {
      throw new IOException(failure);
    }
  }

  private static String signed(
      JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, @Nullable String id, JWSSigner signer)
      throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(id).build();
    SignedJWT token = new SignedJWT(header, claims.build());
    token.sign(signer);
    return token.serialize();
  }

  /** A token without a signature. */
  String unsigned(JWTClaimsSet.Builder claims) {
    return new PlainJWT(claims.build()).serialize();
  }

  /** A code for a token. */
  String code(String token, String challenge) {
    String code = "code-" + number.incrementAndGet();
    codes.put(code, new Answer(token, challenge));
    return code;
  }

  private void token(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = form(body);
    Answer answer = codes.remove(form.getOrDefault("code", ""));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    boolean isClient = basic.equals(call.getRequestHeaders().getFirst("Authorization"));
    String verifier = form.getOrDefault("code_verifier", "");
    if (answer == null || !isClient || !answer.challenge().equals(challenge(verifier))) {
      answer(call, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      answer(
          call,
          200,
          "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\""
              + answer.token()
              + "\"}");
    }
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Names and values of a query or form. */
  static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : List.of(text.split("&", -1))) {
      String[] both = pair.split("=", 2);
      form.put(both[0], URLDecoder.decode(both.length > 1 ? both[1] : "", StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
