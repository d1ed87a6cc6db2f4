package org.hansho.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hansho.alert.Message;
import org.hansho.server.settings.OidcSettings.GivenRole;
import org.hansho.server.settings.ValueType.Many;
import org.hansho.server.settings.ValueType.One;

/** The keys of signing in with an identity provider. */
final class OidcKeys {
  private static final Set<String> ROLES = Set.of("viewer", "analyst", "engineer", "admin");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LONGEST = 256;

  static final Setting<URI> ISSUER =
      Key.of("oidc.issuer", secureUrl())
          .absent("sign-in with passwords only", "パスワードでのサインインだけ")
          .restart(
              "Identity provider (OpenID Connect) that people may sign in with, as it names"
                  + " itself.",
              "サインインに使える ID プロバイダー (OpenID Connect)。プロバイダー自身が名乗る issuer。");

  static final Setting<String> CLIENT =
      Key.of("oidc.client_id", Types.text(LONGEST))
          .absent("needed with `oidc.issuer` only", "`oidc.issuer` を使うときだけ必要")
          .restart("As what the provider knows this server.", "プロバイダーに登録したクライアント ID。");

  static final Setting<Secret> SECRET =
      Key.of("oidc.client_secret", SecretType.secret())
          .absent("a public client, by PKCE alone", "公開クライアント (PKCE のみ)")
          .restart("Secret of that client.", "そのクライアントのシークレット。");

  static final Setting<URI> URL =
      Key.of("oidc.url", secureUrl())
          .absent("needed with `oidc.issuer` only", "`oidc.issuer` を使うときだけ必要")
          .restart(
              "Address of this server for browsers; the provider sends them back to"
                  + " /sign-in/oidc/callback below it.",
              "ブラウザーから見たこのサーバーのアドレス。プロバイダーはその配下の /sign-in/oidc/callback に戻す。");

  static final Setting<String> NAME =
      Key.of("oidc.name", Types.text(64))
          .standard("OpenID Connect")
          .restart("Name of the provider on the sign-in page.", "サインイン画面に出すプロバイダー名。");

  static final Setting<List<String>> SCOPES =
      Key.of("oidc.scopes", new Many<>(Types.text(LONGEST)))
          .standard("profile")
          .restart("What is asked for besides `openid`.", "`openid` のほかに要求するスコープ。");

  static final Setting<String> CLAIM =
      Key.of("oidc.roles_claim", Types.text(LONGEST))
          .standard("groups")
          .restart(
              "Claim of the id token that roles come from; with dots one within others.",
              "ロールの元になる ID トークンのクレーム。入れ子はドットでつなぐ。");

  static final Setting<List<GivenRole>> GIVEN =
      Key.of("oidc.roles", new Many<>(givenRole()))
          .standard("")
          .restart(
              "What a value of that claim gives: a role in a tenant, or in all. Who has none of"
                  + " them does not come in.",
              "そのクレームの値に与えるロール。テナントごと、または全テナント。どれにも当たらなければサインインできない。");

  static final Setting<Path> AUTHORITIES =
      Key.of("oidc.authorities", PathTypes.file())
          .absent("those of the Java machine", "Java の既定の認証局")
          .restart("Who signs the certificate of the provider, as PEM.", "プロバイダーの証明書の認証局 (PEM)。");

  static final List<Setting<?>> ALL =
      List.of(ISSUER, CLIENT, SECRET, URL, NAME, SCOPES, CLAIM, GIVEN, AUTHORITIES);

  private OidcKeys() {}

  private static One<URI> secureUrl() {
    return Types.open(
        new Words(
            "an address of https, or of http on this machine", "https のアドレス、またはこのマシンの http のアドレス"),
        (text, lookup) -> {
          if (!ExportKeys.isUrl(text)) {
            throw new Refusal(
                Message.inEnglish("not an address of HTTP").inJapanese("HTTP のアドレスではありません"),
                Message.inEnglish("leave user and password out")
                    .inJapanese("ユーザーとパスワードは含めないでください"));
          }
          URI url = URI.create(text);
          String host = url.getHost().toLowerCase(Locale.ROOT);
          if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Refusal(
                Message.inEnglish("a query or fragment is in it")
                    .inJapanese("クエリまたはフラグメントが含まれています"),
                Message.inEnglish("end it with the path").inJapanese("パスまでにしてください"));
          }
          if (!"https".equals(url.getScheme()) && !LOOPBACK.contains(host)) {
            throw new Refusal(
                Message.inEnglish("others could read and change what goes there")
                    .inJapanese("送られる内容を第三者が読み取り、変更できます"),
                Message.inEnglish("use https").inJapanese("https を使ってください"));
          }
          return url;
        },
        URI::toString);
  }

  private static One<GivenRole> givenRole() {
    return Types.open(
        new Words("VALUE=ROLE or VALUE=ROLE@TENANT", "VALUE=ROLE または VALUE=ROLE@TENANT"),
        (text, lookup) -> {
          int equals = text.lastIndexOf('=');
          int at = text.indexOf('@', Math.max(0, equals));
          String role = text.substring(equals + 1, at < 0 ? text.length() : at);
          String tenant = at < 0 ? "*" : text.substring(at + 1);
          boolean isTenant = at < 0 || Types.NAME.matcher(tenant).matches();
          if (equals < 1 || equals > LONGEST || !ROLES.contains(role) || !isTenant) {
            throw new Refusal(
                Message.inEnglish("not a value with a role").inJapanese("値とロールの組ではありません"),
                Message.inEnglish(
                        "the roles are viewer, analyst, engineer and admin; admins=admin gives all"
                            + " tenants")
                    .inJapanese(
                        "ロールは viewer、analyst、engineer、admin です。admins=admin"
                            + " と書くと、すべてのテナントの管理者になります"));
          }
          return new GivenRole(text.substring(0, equals), role, tenant);
        },
        GivenRole::written);
  }
}
