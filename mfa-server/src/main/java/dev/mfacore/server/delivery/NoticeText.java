package dev.mfacore.server.delivery;

/**
 * What a notice says, for each kind of channel.
 *
 * @param sms the text of an SMS
 * @param subject the subject of a mail, one line
 * @param body the text of a mail
 */
public record NoticeText(String sms, String subject, String body) {}
