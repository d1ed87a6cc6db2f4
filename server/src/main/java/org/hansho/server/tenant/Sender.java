package org.hansho.server.tenant;

/**
 * Who sends records, as far as {@link FairShares} tells senders apart.
 *
 * @param source the source of the settings, or the one that a request names
 * @param name one of those that send under that source; empty if they are not told apart
 * @param canWait whether what is not admitted comes again; otherwise it is lost
 */
public record Sender(String source, String name, boolean canWait) {}
