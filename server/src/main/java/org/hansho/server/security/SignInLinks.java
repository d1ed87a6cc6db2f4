package org.hansho.server.security;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.LongSupplier;
import org.hansho.alert.Message;
import org.hansho.casework.audit.AuditEntry.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The one-time link by which whoever may read the data folder signs in as administrator. There is
 * one at a time; it dies at its first use, fifteen minutes after it was made, or when another one
 * is made. It works on this machine only. Safe from any thread.
 */
public final class SignInLinks {
  /** The path of a link. */
  public static final String PATH = "/sign-in/{secret}";

  static final long LIFE = 900_000_000_000L;

  private final Users users;
  private final Trail trail;
  private final LongSupplier ticks;
  private @Nullable String hash;
  private long made;

  SignInLinks(Users users, Trail trail, LongSupplier ticks) {
    this.users = users;
    this.trail = trail;
    this.ticks = ticks;
  }

  /** The path of a new link. */
  public synchronized String create() {
    String secret = Secrets.next();
    hash = Secrets.hash(secret);
    made = ticks.getAsLong();
    return PATH.replace("{secret}", secret);
  }

  /** The same for a caller who reaches everything. */
  public String create(Context call) throws IOException {
    Grant grant = Access.of(call);
    if (!grant.everywhere() || !grant.caller().equals(Grant.OWNER)) {
      throw new RefusedException(
          403,
          Message.inEnglish("Only the key of the data folder makes sign-in links.")
              .inJapanese("サインイン リンクを作成できるのは、データ フォルダーの鍵を使う場合だけです。"));
    }
    trail.note(call, "", Trail.Step.made("link.create", "sign-in link", ""), Outcome.DONE);
    return create();
  }

  /**
   * Signs a caller in, once.
   *
   * @throws RefusedException if the link is not alive, or the caller is on another machine
   */
  public void use(Context call) throws IOException {
    if (!isOfThisMachine(call)) {
      trail.signInRefused(call, "sign-in link");
      throw new RefusedException(
          403,
          Message.inEnglish("This link signs in on the machine of the server only.")
              .inJapanese("このリンクでサインインできるのは、サーバーのあるコンピューターからだけです。"));
    }
    if (!take(call.pathParam("secret"))) {
      trail.signInRefused(call, "sign-in link");
      throw new RefusedException(
          410,
          Message.inEnglish(
                  "This link was used or is over. Make another one: ./hansho sign-in-link")
              .inJapanese("このリンクは、使用済みか期限切れです。新しく作成してください: ./hansho sign-in-link"));
    }
    users.signInByLink(call);
  }

  private synchronized boolean take(String secret) {
    boolean alive = hash != null && ticks.getAsLong() - made < LIFE;
    boolean right = alive && Secrets.hash(secret).equals(hash);
    if (right) {
      hash = null;
    }
    return right;
  }

  private static boolean isOfThisMachine(Context call) {
    return isLoopback(call.ip()) || call.ip().equals(call.req().getLocalAddr());
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException none) {
      return false;
    }
  }
}
