package org.hansho.server.security;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How people sign in with an identity provider.
 *
 * @param issuer as the provider names itself
 * @param client the identifier of this server at the provider
 * @param secret of that client; none for a public one
 * @param url of this server for browsers, without a slash at its end
 * @param name of the provider, for people
 * @param scopes asked for besides {@code openid}
 * @param rolesClaim the claim that roles come from, with dots for one within others
 * @param gifts what its values give
 * @param authorities who signs the certificate of the provider; those of the Java machine if empty
 */
public record OidcPlan(
    String issuer,
    String client,
    Optional<String> secret,
    URI url,
    String name,
    List<String> scopes,
    String rolesClaim,
    List<Gift> gifts,
    Optional<Path> authorities) {
  /** Copies the lists. */
  public OidcPlan {
    scopes = List.copyOf(scopes);
    gifts = List.copyOf(gifts);
  }

  /**
   * A role that a value of the claim gives.
   *
   * @param tenant {@link Users#EVERYWHERE} for all
   */
  public record Gift(String value, Role role, String tenant) {}

  /** Where the provider sends browsers back to. */
  URI callback() {
    return URI.create(url.toString().replaceFirst("/+$", "") + OidcSignIn.CALLBACK);
  }

  /** Without its secret. */
  @Override
  public String toString() {
    return "OidcPlan[" + issuer + ", " + client + "]";
  }
}
