/**
 * Flows as services and sensors log them in text: flow logs of Azure and AWS, Zeek's {@code
 * conn.log}, Suricata's EVE.
 *
 * <p>Read {@link org.hansho.format.flowlog.VpcFlowFormat} first. What they have in common, names of
 * protocols, sums and times, lies in {@code FlowValues}; formats in columns share {@code
 * ColumnReader}, those of Azure {@code AzureFlowRecords}. Imports {@code event}, {@code json} and
 * {@code format}. Readers belong to one thread.
 */
@NullMarked
package org.hansho.format.flowlog;

import org.jspecify.annotations.NullMarked;
