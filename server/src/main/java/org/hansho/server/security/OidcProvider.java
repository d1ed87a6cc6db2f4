package org.hansho.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.hansho.alert.Message;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider: what it says of itself is asked once an hour, its keys when they are five
 * minutes old or a token names one that is not among them, twice in half a minute at most. Only
 * signatures by keys that the provider alone has are accepted. Safe from any thread.
 *
 * <p>Sources: OpenID Connect Core 1.0, sections 3.1.2 and 3.1.3; Discovery 1.0; RFC 7636, 9700.
 */
final class OidcProvider {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final int SKEW_SECONDS = 60;
  private static final long HOUR = 3_600_000_000_000L;

  private final OidcPlan plan;
  private final OidcHttp http;
  private final LongSupplier ticks;
  private @Nullable Known known;

  /** What it said of itself. */
  private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator, long asked) {}

  OidcProvider(OidcPlan plan, OidcHttp http, LongSupplier ticks) {
    this.plan = plan;
    this.http = http;
    this.ticks = ticks;
  }

  private synchronized Known known() throws IOException {
    Known last = known;
    if (last == null || ticks.getAsLong() - last.asked() > HOUR) {
      last = discovered();
      known = last;
    }
    return last;
  }

  private Known discovered() throws IOException {
    String issuer = plan.issuer();
    URI document = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    try {
      OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(http.get(document));
      if (!metadata.getIssuer().getValue().equals(issuer)) {
        throw new IOException(
            document + " is of another issuer, " + metadata.getIssuer() + "; see oidc.issuer");
      }
      URI keys = safe(metadata.getJWKSetURI(), "jwks_uri");
      safe(metadata.getAuthorizationEndpointURI(), "authorization_endpoint");
      safe(metadata.getTokenEndpointURI(), "token_endpoint");
      JWKSource<SecurityContext> source =
          JWKSourceBuilder.create(keys.toURL(), http).refreshAheadCache(false).build();
      IDTokenValidator validator =
          new IDTokenValidator(
              new Issuer(issuer),
              new ClientID(plan.client()),
              new JWSVerificationKeySelector<>(ALGORITHMS, source),
              null);
      validator.setMaxClockSkew(SKEW_SECONDS);
      return new Known(metadata, validator, ticks.getAsLong());
    } catch (ParseException wrong) {
      throw new IOException(document + " cannot be read: " + wrong.getMessage(), wrong);
    }
  }

  private static URI safe(@Nullable URI address, String name) throws IOException {
    if (address == null || !OidcHttp.isSafe(address)) {
      throw new IOException("its " + name + " is missing, or neither https nor on this machine");
    }
    return address;
  }

  /**
   * Where a browser goes to sign in.
   *
   * @param state comes back with it
   * @param nonce comes back in the token
   * @param verifier shown with the code; a hash of it goes ahead
   * @throws IOException if the provider cannot be asked
   */
  URI authorization(String state, String nonce, String verifier) throws IOException {
    Scope scope = new Scope("openid");
    plan.scopes().stream()
        .flatMap(words -> Arrays.stream(words.split("\\s+", -1)))
        .forEach(scope::add);
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, scope, new ClientID(plan.client()), plan.callback())
        .endpointURI(known().metadata().getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(new Nonce(nonce))
        .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Who it is, for a code.
   *
   * @throws IOException if the provider cannot be asked
   * @throws OidcRefusal if its answer proves nothing
   */
  IDTokenClaimsSet person(String code, String nonce, String verifier)
      throws IOException, OidcRefusal {
    Known now = known();
    AuthorizationGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), plan.callback(), new CodeVerifier(verifier));
    try {
      HTTPResponse answer = request(now.metadata(), grant).toHTTPRequest().send(http);
      TokenResponse response = OIDCTokenResponseParser.parse(answer);
      if (!response.indicatesSuccess()) {
        ErrorObject error = response.toErrorResponse().getErrorObject();
        throw new OidcRefusal(
            Message.inEnglish("the provider does not take the code: {0}")
                .inJapanese("プロバイダーが認可コードを受け付けません。{0}", OidcRefusal.words(error)));
      }
      JWT token = ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken();
      IDTokenClaimsSet person = now.validator().validate(token, new Nonce(nonce));
      if (person.getAudience().size() > 1 && person.getAuthorizedParty() == null) {
        throw new OidcRefusal(
            Message.inEnglish("the id token is for several clients, and azp does not say which")
                .inJapanese("ID トークンが複数のクライアント宛てで、どのクライアント宛てかを示す azp がありません。"));
      }
      return person;
    } catch (ParseException wrong) {
      throw new OidcRefusal(
          Message.inEnglish("the provider's answer holds no id token: {0}")
              .inJapanese("プロバイダーの応答に ID トークンがありません。{0}", Message.of(wrong)));
    } catch (BadJOSEException | JOSEException wrong) {
      throw new OidcRefusal(
          Message.inEnglish("the id token proves nothing: {0}")
              .inJapanese("ID トークンを検証できません。{0}", Message.of(wrong)));
    }
  }

  private TokenRequest request(OIDCProviderMetadata metadata, AuthorizationGrant grant) {
    ClientID client = new ClientID(plan.client());
    URI endpoint = metadata.getTokenEndpointURI();
    if (plan.secret().isEmpty()) {
      return new TokenRequest.Builder(endpoint, client, grant).build();
    }
    Secret secret = new Secret(plan.secret().get());
    List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
    boolean isPost =
        methods != null
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    return new TokenRequest.Builder(
            endpoint,
            isPost ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret),
            grant)
        .build();
  }
}
