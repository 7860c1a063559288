/* A question to one of the desk's endpoints: JSON or a form goes there, JSON comes back; null where no answer came. */

export async function post(address, asked) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const isForm = asked instanceof FormData;
  const headers = { "X-CSRFToken": token, Accept: "application/json" };
  if (!isForm) {
    headers["Content-Type"] = "application/json";
  }
  try {
    const body = isForm ? asked : JSON.stringify(asked);
    const answer = await fetch(address, { method: "POST", headers, body, credentials: "same-origin" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
