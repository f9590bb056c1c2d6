/* The admin's own pages. Wagtail's picker of dates and times replaces what it cannot read with the present moment as
 * soon as the field is left: 19：00 with a Chinese colon became the time of the day. Leave it for the form to say. */
{
  const picker = window.jQuery?.fn.datetimepicker;
  if (picker) {
    picker.defaults.validateOnBlur = false;
  }
}
