package org.hansho.casework.feed;

/**
 * Names of feeds. The runner's feed of a tenant is called like the tenant; a further feed has a
 * part behind {@value #MARK}, which no tenant's name holds. Each feed has a position of its own.
 */
public final class FeedName {
  private static final char MARK = '#';

  private FeedName() {}

  /** The name of a further feed of a tenant. */
  public static String of(String tenant, String part) {
    return tenant + MARK + part;
  }

  /** Whose alerts a feed has. */
  public static String tenant(String feed) {
    int mark = feed.indexOf(MARK);
    return mark < 0 ? feed : feed.substring(0, mark);
  }
}
