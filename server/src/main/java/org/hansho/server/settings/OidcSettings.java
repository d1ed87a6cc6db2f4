package org.hansho.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Signing in with an identity provider.
 *
 * @param issuer as the provider names itself
 * @param client the identifier of this server at the provider
 * @param secret of that client; none for a public one
 * @param url of this server for browsers
 * @param name of the provider, for people
 * @param scopes asked for besides {@code openid}
 * @param rolesClaim the claim that roles come from, with dots for one within others
 * @param roles what its values give
 * @param authorities who signs the certificate of the provider; those of the Java machine if empty
 */
public record OidcSettings(
    URI issuer,
    String client,
    Optional<Secret> secret,
    URI url,
    String name,
    List<String> scopes,
    String rolesClaim,
    List<GivenRole> roles,
    Optional<Path> authorities) {
  /** Copies the lists. */
  public OidcSettings {
    scopes = List.copyOf(scopes);
    roles = List.copyOf(roles);
  }

  /**
   * What a value of the claim gives.
   *
   * @param tenant {@code *} for all
   */
  public record GivenRole(String value, String role, String tenant) {
    /** As it is written in the settings. */
    String written() {
      return value + "=" + role + (tenant.equals("*") ? "" : "@" + tenant);
    }
  }
}
