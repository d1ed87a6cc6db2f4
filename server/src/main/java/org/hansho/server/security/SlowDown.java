package org.hansho.server.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords: by address after five wrong ones, by user after twenty, each
 * further one doubles the wait up to a minute. An address from which a user has signed in is not
 * held up by what others try with that user's name, so nobody can lock anybody out. In memory,
 * bounded, safe from any thread.
 */
final class SlowDown {
  private static final int KEYS = 20_000;
  private static final int LONGEST_NAME = 100;
  private static final int OF_ADDRESS = 5;
  private static final int OF_USER = 20;
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST = 60 * SECOND;
  private static final long FORGOTTEN = 3_600 * SECOND;

  private final Map<String, Failures> failures = bounded();
  private final Map<String, Boolean> known = bounded();

  private record Failures(int number, long last, long until) {}

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > KEYS;
      }
    };
  }

  /**
   * How long somebody has to wait before a try is looked at, in seconds; 0 if not at all.
   *
   * @param now of a clock that only goes forward, in nanoseconds
   */
  synchronized long wait(String user, String address, long now) {
    long wait = left(failures.get(ofAddress(address)), now);
    if (!known.containsKey(pair(user, address))) {
      wait = Math.max(wait, left(failures.get(ofUser(user)), now));
    }
    return (wait + SECOND - 1) / SECOND;
  }

  private static long left(@Nullable Failures failures, long now) {
    return failures == null ? 0 : Math.max(0, failures.until() - now);
  }

  /** A wrong password, or a user that there is not. */
  synchronized void failed(String user, String address, long now) {
    count(ofAddress(address), OF_ADDRESS, now);
    if (!known.containsKey(pair(user, address))) {
      count(ofUser(user), OF_USER, now);
    }
  }

  private void count(String key, int free, long now) {
    Failures before = failures.get(key);
    int number = before == null || now - before.last() > FORGOTTEN ? 1 : before.number() + 1;
    int beyond = Math.min(number - free, 7);
    long wait = beyond < 0 ? 0 : Math.min(LONGEST, SECOND << beyond);
    failures.put(key, new Failures(number, now, now + wait));
  }

  /** The right password. */
  synchronized void succeeded(String user, String address) {
    known.put(pair(user, address), true);
    failures.remove(ofAddress(address));
  }

  private static String ofAddress(String address) {
    return "a " + network(address);
  }

  /** Who has an IPv6 address has the 2^64 beside it too. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (UnknownHostException none) {
      return "";
    }
  }

  /** Names that no user has share one key, however long they are. */
  private static String ofUser(String user) {
    return "u " + (user.length() > LONGEST_NAME ? "" : user);
  }

  private static String pair(String user, String address) {
    return network(address) + " " + ofUser(user);
  }
}
