package org.hansho.casework.export.queue;

import org.hansho.casework.export.ChangeSource;
import org.hansho.casework.store.Transactions;

/**
 * What targets can follow.
 *
 * @param kept where it is kept how far they are
 */
public record ExportSources(Transactions kept, ChangeSource alerts, ChangeSource incidents) {}
